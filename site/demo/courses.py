"""The two courses on the district's shelf, their questions in its bank, and the final exams of two rounds."""

from decimal import Decimal
from pathlib import Path

from assessments.bank.curriculum import import_items
from assessments.quizzes.importing import add_quiz
from assessments.quizzes.models import QuizPage
from courses.catalogue.importing import import_course
from courses.catalogue.models import CataloguePage, CoursePage, ModulePage
from courses.catalogue.shelving import shelf_for
from demo import trying
from grids.models import Grid
from people.models import User

CURRICULUM = Path(__file__).parent / "curriculum"
FIRE, MEDIATION = "消防隐患排查", "矛盾纠纷调解"


def write(district: Grid, trainer: User, reviewer: User) -> tuple[list[CoursePage], list[CoursePage]]:
    """Returns the courses of the first and of the second round."""
    shelf = shelf_for(district)
    for course in ("fire-hazards", "mediation"):
        import_items(CURRICULUM / course / "items.toml", district, by=trainer, reviewer=reviewer)
    fire = import_course(CURRICULUM / "fire-hazards", shelf, by=trainer, add_quiz=module_quiz)
    mediation = import_course(CURRICULUM / "mediation", shelf, by=trainer, add_quiz=module_quiz)
    first = final_exam(shelf, "final-1", "第一轮结业考试", {FIRE: 25})
    second = final_exam(shelf, "final-2", "第二轮结业考试", {FIRE: 13, MEDIATION: 12})
    tried = trying.shelve(shelf, district, trainer, reviewer)
    for quiz in QuizPage.objects.descendant_of(shelf).filter(live=False):
        quiz.save_revision(user=trainer).publish(user=reviewer, skip_permission_checks=True)
    return [fire, first], [mediation, second, tried]


def module_quiz(module: ModulePage, quiz: dict) -> None:
    add_quiz(
        module,
        title=quiz["title"],
        topics={quiz["topic"]: quiz["count"]},
        score=Decimal(100) / quiz["count"],
        pass_percent=quiz["pass_percent"],
        minutes=15,
        attempts=5,
        character="测",
        forms=4,
    )


def final_exam(shelf: CataloguePage, slug: str, title: str, topics: dict[str, int]) -> CoursePage:
    course = CoursePage.objects.child_of(shelf).filter(slug=slug).first()
    if course is None:
        course = shelf.add_child(instance=CoursePage(title=title, slug=slug, duty="", summary=""))
        module = course.add_child(instance=ModulePage(title=title, slug="exam"))
        add_quiz(
            module,
            title="结业考试",
            topics=topics,
            score=Decimal(4),
            pass_percent=80,
            minutes=60,
            attempts=2,
            character="考",
            forms=8,
        )
    return course
