from courses.catalogue.models.courses import CataloguePage, CoursePage, ModulePage
from courses.catalogue.models.lessons import LessonPage
from courses.catalogue.models.reviews import PeerReview
from courses.catalogue.models.steps import EXAM, PRACTICE, Step

__all__ = ["EXAM", "PRACTICE", "CataloguePage", "CoursePage", "LessonPage", "ModulePage", "PeerReview", "Step"]
