"""Forms are drawn by how difficult questions have proved to be."""

from decimal import Decimal

import pytest
from django.urls import reverse

from assessments.bank.models import ItemVersion
from assessments.quizzes.models import Paper
from assessments.quizzes.papers import previewing
from assessments.quizzes.papers.blueprints import blueprint_of
from assessments.quizzes.papers.drawing import draw
from assessments.quizzes.papers.publishing import publish
from assessments.quizzes.statistics.measuring import ENOUGH, facilities, with_measured
from tests.factories import grids, quizzes, sittings

pytestmark = pytest.mark.database


@pytest.fixture
def quiz(district, everything):
    """Eight questions that were all said to be of difficulty 3; two forms of four."""
    quiz = quizzes.quiz(district, items=8, publish=False, forms=2)
    for section in quiz.sections.all():
        section.count = 4
        section.save()
    quiz.save_revision().publish()
    return quiz


def sit(quiz, district, people=ENOUGH):
    """Of the first form the first two questions are easy and the others hard."""
    step = quizzes.step(quiz, district)
    rows = ["BBAA"] * (people - 2) + ["BAAA", "BBBA"]
    sittings.sat(step, grids.building(district), rows, "BBBB")
    return [slot["version"] for slot in Paper.objects.latest("pk").forms.order_by("number").first().slots]


def test_measured_questions_stand_under_what_was_earned_and_the_others_as_written(quiz, district):
    easy, easy_too, hard, harder = sit(quiz, district)

    pool = blueprint_of(quiz)["sections"][0]["pool"]

    assert facilities([easy, harder]) == {easy: (Decimal(1), ENOUGH), harder: (Decimal(0), ENOUGH)}
    assert pool["1"] == [easy]
    assert pool["5"] == [harder]
    assert len(pool["3"]) == 4  # not asked yet
    assert sorted(blueprint_of(quiz)["sections"][0]["measured"]) == sorted([easy, easy_too, hard, harder])


def test_with_too_few_people_nothing_changes(quiz, district):
    before = blueprint_of(quiz)
    sit(quiz, district, people=ENOUGH - 1)

    assert blueprint_of(quiz) == before == with_measured(before)


def test_a_paper_keeps_what_it_was_drawn_by_and_new_results_alone_make_no_new_one(quiz, district, trainer):
    sit(quiz, district)
    assert publish(quiz, trainer).version == 1
    quiz.minutes = 45
    paper = publish(quiz, trainer)

    again = draw(Paper.objects.get(pk=paper.pk).blueprint, paper.seed)

    assert paper.version == 2
    assert "measured" in paper.blueprint["sections"][0]
    assert [form.slots for form in paper.forms.order_by("number")] == again


def test_the_check_says_which_difficulty_counted(quiz, district):
    assert previewing.context(quiz)["measured"] == 0
    sit(quiz, district)

    context = previewing.context(quiz)

    assert context["measured"] == 4
    assert context["figures"].hardest - context["figures"].easiest < Decimal("0.3")


def test_the_bank_says_how_a_question_did(quiz, district, client, trainer):
    easy, *_others = sit(quiz, district)
    client.force_login(trainer)

    shown = client.get(reverse("item", args=[ItemVersion.objects.get(pk=easy).item_id])).content.decode()

    assert f"{ENOUGH} 人考过（只算第一次），平均得了满分的 100.0%" in shown
