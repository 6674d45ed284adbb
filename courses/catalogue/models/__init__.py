from courses.catalogue.models.courses import CataloguePage, CoursePage, ModulePage
from courses.catalogue.models.lessons import LessonPage
from courses.catalogue.models.reviews import PeerReview
from courses.catalogue.models.steps import Step

__all__ = ["CataloguePage", "CoursePage", "LessonPage", "ModulePage", "PeerReview", "Step"]
