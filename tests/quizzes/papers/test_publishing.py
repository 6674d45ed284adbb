"""Publishing a quiz freezes its rules and draws its forms."""

from decimal import Decimal

import pytest

from assessments.bank.approving import retire
from assessments.bank.models import ItemVersion
from assessments.quizzes.models import Form, Paper, Section
from assessments.quizzes.papers.blueprints import CannotFill
from assessments.quizzes.papers.drawing import draw
from assessments.quizzes.papers.publishing import publish
from tests.factories import bank, kinds, quizzes

pytestmark = pytest.mark.usefixtures("everything")


def test_publishing_the_page_draws_its_forms(district):
    page = quizzes.quiz(district, items=5, forms=3)

    paper = Paper.objects.get(page=page)
    assert (paper.version, paper.pass_percent, paper.forms.count()) == (1, 60, 3)
    assert paper.forms.first().max_score == Decimal(20)


def test_the_forms_can_be_drawn_again_from_the_record(district):
    paper = Paper.objects.get(page=quizzes.quiz(district))

    assert [form.slots for form in paper.forms.order_by("number")] == draw(paper.blueprint, paper.seed)


@pytest.mark.parametrize("score", ["0", "-4"])
def test_a_quiz_that_is_worth_nothing_is_not_published(district, trainer, score):
    page = quizzes.quiz(district, publish=False)
    section = page.sections.get()
    section.score = Decimal(score)
    page.sections = [section]

    with pytest.raises(CannotFill, match="分值"):
        publish(page, trainer)


def test_publishing_unchanged_makes_no_new_paper(district, trainer):
    page = quizzes.quiz(district)

    assert publish(page, trainer) == Paper.objects.get()


def test_a_changed_rule_makes_a_new_paper_and_leaves_the_old_one(district, trainer):
    page = quizzes.quiz(district)
    page.pass_percent = 80

    assert publish(page, trainer).version == 2
    assert Form.objects.filter(paper__version=1).count() == 4


def test_a_question_taken_out_is_not_drawn_again(district, trainer):
    page = quizzes.quiz(district)
    bank.version(district)
    taken_out = ItemVersion.objects.first()
    retire(taken_out.item, trainer)

    paper = publish(page, trainer)

    assert paper.version == 2
    assert all(slot["version"] != taken_out.pk for form in paper.forms.all() for slot in form.slots)


def test_a_bank_that_is_too_small_keeps_the_page_from_going_live(district):
    page = quizzes.quiz(district, items=2, publish=False)
    page.sections = [Section(topic=page.sections.first().topic, count=3, score=4)]

    with pytest.raises(CannotFill, match="能用的题只有 2 道，组卷要 3 道"):
        page.save_revision().publish()

    page.refresh_from_db()
    assert not page.live
    assert not Paper.objects.exists()


def test_another_districts_questions_are_not_drawn(district, other_district):
    page = quizzes.quiz(district, items=2, publish=False)
    bank.version(other_district)
    page.sections = [Section(topic=page.sections.first().topic, count=3, score=4)]

    with pytest.raises(CannotFill):
        publish(page, None)


def test_the_citys_questions_serve_its_districts(district, city):
    page = quizzes.quiz(district, items=2, publish=False)
    bank.version(city)
    page.sections = [Section(topic=page.sections.first().topic, count=3, score=4)]

    assert publish(page, None).blueprint["sections"][0]["count"] == 3


def test_a_section_asks_for_its_type_and_difficulty(district):
    page = quizzes.quiz(district, items=2, publish=False)
    hard = bank.version(district, kind="multiple", right="AB", difficulty=5)
    topic = page.sections.first().topic
    page.sections = [Section(topic=topic, kind="multiple", easiest=4, hardest=5, count=1, score=4)]

    paper = publish(page, None)

    assert [slot["version"] for slot in paper.forms.first().slots] == [hard.pk]


def asked(page, **values):
    """The page asks for this alone."""
    page.sections = [Section(**{"topic": page.sections.first().topic, "count": 1, "score": 4} | values)]
    return page


def test_a_section_asks_for_a_tag_among_all_topics(district):
    page = quizzes.quiz(district, items=2, publish=False)
    winter = bank.version(district, topic="矛盾调解", tags="|冬季|老旧小区|")

    paper = publish(asked(page, topic=None, tag="冬季"), None)

    assert [slot["version"] for slot in paper.forms.first().slots] == [winter.pk]


def test_fixed_questions_stand_on_every_form_in_their_order(district):
    page = quizzes.quiz(district, items=8, publish=False)
    codes = list(ItemVersion.objects.order_by("pk").values_list("item__code", flat=True))
    topic = page.sections.first().topic
    page.sections = [
        Section(topic=topic, count=3, score=2),
        Section(codes=f"{codes[5]}、{codes[0]}", count=1, score=5),
    ]

    forms = publish(page, None).forms.all()

    for form in forms:
        drawn = [ItemVersion.objects.get(pk=slot["version"]).item.code for slot in form.slots]
        assert drawn[3:] == [codes[5], codes[0]]
        assert len(set(drawn)) == 5
        assert form.max_score == 16


@pytest.mark.parametrize(("codes", "words"), [("没有的", "找不到能用的题：没有的"), (None, "写了两遍")])
def test_fixed_questions_that_are_not_there_or_twice_are_named(district, codes, words):
    page = quizzes.quiz(district, items=2, publish=False)
    codes = codes or ItemVersion.objects.first().item.code
    page.sections = [Section(codes=codes, count=1, score=5), Section(codes=codes, count=1, score=5)]

    with pytest.raises(CannotFill, match=words):
        publish(page, None)


def test_what_a_person_has_to_mark_is_not_drawn(district):
    page = quizzes.quiz(district, items=2, publish=False)
    bank.version(district, kind="short_answer", body={})
    bank.version(district, kind="report", body={})
    bank.version(district, kind="description", body={})
    bank.version(district, kind="case", body={"parts": [{"kind": "short_answer", "stem": "说说看。"}]})

    with pytest.raises(CannotFill, match="能用的题只有 2 道"):
        publish(asked(page, count=3), None)


def test_a_question_without_a_basis_serves_practice_only(district):
    page = quizzes.quiz(district, items=2, publish=False)
    bank.version(district, basis="")

    with pytest.raises(CannotFill):
        publish(asked(page, count=3), None)
    page.character = "练"
    paper = publish(page, None)

    assert paper.practice
    assert len(paper.forms.first().slots) == 3


def test_an_exam_of_a_round_cannot_become_practice(district):
    page = quizzes.quiz(district, items=2)
    quizzes.step(page, district)
    page.character = "练"

    with pytest.raises(CannotFill, match="另建一份"):
        publish(page, None)


def test_questions_for_a_person_are_drawn_only_where_the_page_allows_it(district):
    page = quizzes.quiz(district, items=1, publish=False)
    kinds.version(district, kinds.WRITTEN)
    section = page.sections.get()
    section.count = 2
    page.sections = [section]

    with pytest.raises(CannotFill):
        publish(page, None)
    page.by_hand = True

    assert {len(form.slots) for form in publish(page, None).forms.all()} == {2}


def test_allowing_them_draws_another_paper(district):
    page = quizzes.quiz(district, items=1)
    before = publish(page, None)
    page.by_hand = True

    after = publish(page, None)

    assert (after.version, publish(page, None)) == (before.version + 1, after)
