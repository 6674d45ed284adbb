"""What may be typed for a question, and the sentence for what may not."""

import pytest

from assessments.quizzes.rooms.boxes import boxes_of, taken_apart
from assessments.quizzes.rooms.entering import questions_of_seat
from assessments.quizzes.rooms.keys import key_of
from assessments.quizzes.rooms.reading import read_sheet
from assessments.quizzes.sitting.questions import Question
from assessments.quizzes.sitting.shapes import shape_of
from assessments.quizzes.sitting.sheets import tidy
from tests.factories import kinds, rooms


@pytest.fixture
def question(seat):
    """By the kind of question."""
    return {one.kind: one for one in questions_of_seat(seat)}


def typed(question: Question, *texts: str):
    """The response, or the first sentence."""
    entry = read_sheet([question], dict(zip((box.name for box in boxes_of(question)), texts, strict=True)))
    return next(iter(entry.faults.values()), None) or entry.sheet.get(str(question.slot), "")


@pytest.mark.parametrize(
    ("kind", "texts", "read"),
    [
        ("single", ["b"], "B"),
        ("single", [" Ｂ "], "B"),
        ("single", ["-"], ""),
        ("single", ["AB"], "只能有一个字母。纸上选了几个的，算没答，写 -。"),
        ("single", ["D"], "“D”不行，只有 A 到 C。"),
        ("multiple", ["d、a b"], "ABD"),
        ("multiple", ["ABA"], "同一个字母写了两次。"),
        ("true_false", ["1"], "“1”不行，只有 A 到 B。"),
        ("ordering", ["2143"], ["2", "1", "4", "3"]),
        ("ordering", ["2 1 - 3"], ["2", "1", "", "3"]),
        ("ordering", ["21—3"], ["2", "1", "", "3"]),
        ("ordering", ["----"], ""),
        ("ordering", ["214"], "要 4 个数字，现在是 3 个。没写的用 -。"),
        ("ordering", ["2145"], "“5”不行，只有 1 到 4。"),
        ("matching", ["b-a"], ["B", "", "A"]),
        ("matching", ["BA"], "要 3 个字母，现在是 2 个。没写的用 -。"),
        ("matching", ["BAE"], "“E”不行，只有 A 到 D。"),
        ("short_answer", ["  先  开窗 "], "先 开窗"),
        ("gap", ["119", "", "楼道"], ["119", "", "楼道"]),
        ("gap", ["", "", ""], ""),
        ("gap", ["", "", "D"], "“D”不行，只有 A 到 C。"),
        ("case", ["a", "社区"], ["A", ["社区"]]),
        ("case", ["", ""], ""),
    ],
)
def test_what_is_typed_is_read_as_the_phone_would_keep_it(question, kind, texts, read):
    assert typed(question[kind], *texts) == read


def test_a_letter_stands_for_a_text_of_the_menu(question):
    menu = question["gap"].shown.menus[2]

    assert typed(question["gap"], "", "", "b") == ["", "", menu[1]]


def test_a_text_that_is_only_read_has_no_box(question):
    assert boxes_of(question["description"]) == []


def test_what_is_read_is_a_sheet_of_the_form(seat):
    questions = questions_of_seat(seat)
    sheet = rooms.right(seat)
    by_slot = sorted(questions, key=lambda one: one.slot)

    entry = read_sheet(questions, rooms.as_typed(seat, sheet))

    assert entry.faults == {}
    assert entry.sheet == tidy(sheet, shape_of(one.wording for one in by_slot)) == sheet


def test_the_key_is_what_one_would_type(seat):
    for question in questions_of_seat(seat):
        if question.kind in {"single", "multiple", "true_false", "ordering", "matching"}:
            right = rooms.right(seat)[str(question.slot)]
            assert [text for _box, text in key_of(question)] == list(taken_apart(question, right).values())


def test_the_key_of_what_is_written_names_what_is_accepted(question):
    gaps = [text for _box, text in key_of(question["gap"])]

    assert gaps[:2] == ["119", "火势"]
    assert gaps[2][1:] == "（室外充电棚）"
    assert key_of(question["case"])[1][1] == "社区"
    assert kinds.CASE.parts[1].stem
