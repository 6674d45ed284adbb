"""A practice quiz with every newer kind of question, and what a few invented people wrote there for the marker."""

import json
from decimal import Decimal

from assessments.bank.models import ItemVersion
from assessments.bank.storing import store
from assessments.bank.wording import Wording
from assessments.quizzes.models import Attempt, QuizPage, Section
from assessments.quizzes.models.pages import Order
from assessments.quizzes.sitting import starting
from assessments.quizzes.sitting.submitting import submit_many
from courses.catalogue.models import PRACTICE, CataloguePage, CoursePage, ModulePage
from courses.rounds.models import Enrolment, Round
from demo.questions import questions
from demo.roster import HEROINE
from grids.models import Grid
from people.models import User

TITLE = "各种题型练一练"
ADVICE = [
    "大妈，您先说说为啥提上来充？楼下要是没地方，我去问物业。电池一冒烟只有几十秒，咱们去充电棚充，两块钱一晚上。",
    "先听她讲完难处，再给她看一段电池起火的录像，告诉她充电棚在三号楼后面。",
    "跟她说不能在家充电，很危险。",
]
REPORTS = [  # category, place, text, files
    ["A", "三单元二楼楼道窗下", "一块电池正插着充电，没有人看着。已请住户拔下，告知不能在楼道充电。", []],
    ["A", "三单元", "楼道有电池充电。", []],
    ["C", "三单元二楼", "有个电瓶。", []],
]


def shelve(shelf: CataloguePage, district: Grid, by: User, reviewer: User) -> CoursePage:
    """The course with its questions approved and its quiz as a draft. Practice earns nothing and asks for nothing."""
    asked = questions()
    store(asked, district, by, ItemVersion.State.IN_REVIEW, reviewer)
    course = shelf.add_child(instance=CoursePage(title=TITLE, slug="kinds", duty="", summary=""))
    module = course.add_child(instance=ModulePage(title="排序、连线、点图、上报", slug="kinds"))
    page = QuizPage(
        title=TITLE,
        character=PRACTICE,
        minutes=60,
        pass_percent=60,
        attempts_allowed=20,
        forms=1,
        order=Order.FIXED,
        by_hand=True,
        live=False,
    )
    codes = " ".join(wording.code for wording in asked)
    page.sections = [Section(sort_order=0, codes=codes, count=len(asked), score=Decimal(10))]
    module.add_child(instance=page)
    return course


def hand_in(round: Round) -> None:
    """Some people have tried it today; what they wrote waits for the marker."""
    step = round.steps.get(kind="quiz", character=PRACTICE)
    people = Enrolment.objects.counted().filter(round=round).exclude(worker__number=HEROINE).select_related("round")
    sat = [starting.start(person, step) for person in people.order_by("worker__number")[: len(ADVICE)]]
    for attempt, advice, report in zip(sat, ADVICE, REPORTS, strict=False):
        attempt.answers = json.dumps(_sheet(attempt, advice, report), ensure_ascii=False)
        attempt.revision = 1
    Attempt.objects.bulk_update(sat, ["answers", "revision"])
    submit_many(sat)


def _sheet(attempt: Attempt, advice: str, report: list) -> dict:
    """The places on the picture, the short answer and the report; the rest is left out."""
    versions = ItemVersion.objects.select_related("topic", "item").in_bulk(
        slot["version"] for slot in attempt.form.slots
    )
    sheet: dict = {}
    for slot in attempt.form.slots:
        wording: Wording = versions[slot["version"]].wording
        if wording.kind == "hotspot":
            sheet[str(slot["slot"])] = [f"{area.coords[0] + 20} {area.coords[1] + 30}" for area in wording.areas]
        elif wording.kind == "short_answer":
            sheet[str(slot["slot"])] = advice
        elif wording.kind == "report":
            sheet[str(slot["slot"])] = report
    return sheet
