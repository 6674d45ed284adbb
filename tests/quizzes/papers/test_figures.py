"""What a trainer is told of a set of forms before it goes out."""

from decimal import Decimal

import pytest

from assessments.quizzes.importing import add_quiz
from assessments.quizzes.models import Form, Section
from assessments.quizzes.papers.figures import figures, shared_with_others
from tests.factories import bank, quizzes


def form(*versions: int, score: str = "2") -> list[dict]:
    return [{"slot": slot, "version": version, "score": score} for slot, version in enumerate(versions, 1)]


def test_difficulty_and_what_repeats():
    shown = figures([form(1, 2, 3), form(1, 2, 4), form(5, 6, 7)], {1: 1, 2: 2, 3: 3, 4: 4, 5: 3, 6: 3, 7: 3})

    assert (shown.forms, shown.questions, shown.points) == (3, 3, 6)
    assert (shown.easiest, shown.hardest) == (Decimal("2.00"), Decimal("3.00"))
    assert shown.same == (Decimal("0.7"), 2)  # two questions in one pair of three


def test_one_form_repeats_nothing():
    assert figures([form(1, 2)], {1: 3, 2: 4}).same is None


@pytest.mark.usefixtures("everything")
def test_what_other_quizzes_of_the_course_ask_as_well_is_named(district):
    page = quizzes.quiz(district, items=4)
    other = add_quiz(page.get_parent(), "结业考试", {"消防隐患排查": 2}, character="考")
    other.save_revision().publish()

    [(title, common)] = shared_with_others(page, [one.slots for one in Form.objects.filter(paper__page=page)])

    assert (title, common) == ("结业考试", 2)


@pytest.mark.usefixtures("everything")
def test_the_preview_shows_the_figures(district):
    page = quizzes.quiz(district, items=2, publish=False, forms=2, attempts=3)
    bank.version(district, difficulty=5)
    page.sections = [
        Section(topic=page.sections.first().topic, count=1, score=4),
        Section(codes=bank.version(district).item.code, count=1, score=4),
    ]

    response = page.make_preview_request()
    response.render()

    text = response.content.decode()
    assert "组卷检查" in text
    assert "2 题，8 分" in text
    assert "后面几次会抽到做过的卷" in text
