"""Headings give the kind of the questions below, and what each is worth."""

import pytest

from tests.bank.exchange.word.papers import items, left, one, wordings

OPTIONS = "A．甲\nB．乙\n答案：A"


@pytest.mark.parametrize(
    ("heading", "kind", "score"),
    [
        ("一、单选题（每题2分，共20分）", "single", 2),
        ("一、单项选择题（本大题共10小题，每小题1.5分，共15分。在每小题给出的选项中只有一项正确）", "single", 1.5),
        ("二、多项选择题", "multiple", 1),
        ("二、不定项选择题（每题 3 分）", "multiple", 3),
        ("第二部分 多选题", "multiple", 1),
        ("（二）多选题", "multiple", 1),
        ("多选题：", "multiple", 1),
        ("【多选题】", "multiple", 1),
        ("一．单选题：（每题2分）", "single", 2),
        ("一、消防类单选题", "single", 1),
        ("一、选择题", "single", 1),
    ],
)
def test_headings_of_choices(heading, kind, score):
    wording = one(f"{heading}\n1．问？\n{OPTIONS}")

    assert (wording.kind, wording.score) == (kind, score)


@pytest.mark.parametrize(
    ("heading", "answer", "kind"),
    [
        ("三、判断题（对的打√，错的打×）", "对", "true_false"),
        ("三、判断题", "A", "true_false"),
        ("四、填空题", "119", "gap"),
        ("五、简答题", "119", "short_answer"),
        ("五、问答题", "119", "short_answer"),
        ("五、论述题（20分）", "119", "short_answer"),
    ],
)
def test_headings_of_other_kinds(heading, answer, kind):
    assert one(f"{heading}\n1．火警电话是\n答案：{answer}").kind == kind


def test_what_each_question_is_worth_may_stand_on_the_next_line():
    assert one("三、判断题\n（对的打√，错的打×，每题2分）\n1．甲\n答案：对").score == 2


def test_numbers_may_begin_anew_in_each_section():
    assert [
        one.stem for one in wordings("一、判断题\n1．甲\n答案：对\n2．乙\n答案：对\n二、简答题\n1．丙\n答案：119")
    ] == ["甲", "乙", "丙"]


def test_instructions_below_a_heading_are_passed_over():
    [item] = items(
        "一、单选题\n（请将正确答案的字母填在括号内）\n请从下列选项中选出一个\n1．问？\nA．甲\nB．乙\n答案：A"
    )

    assert item.left == ()


def test_numbered_instructions_before_the_first_heading_are_no_questions():
    [item] = items("注意事项\n1．本卷满分100分。\n2．请用黑色笔。\n一、判断题\n1．甲\n答案：对")

    assert item.wording.stem == "甲"


def test_a_heading_that_tells_no_kind_is_named():
    first, second = items("一、消防知识\n1．甲\n答案：对\n二、矛盾调解\n1．乙\n答案：对")

    assert "一、消防知识" in left(first)
    assert "二、矛盾调解" in left(second)
    assert (first.wording.stem, second.wording.stem) == ("甲", "乙")


def test_a_heading_of_a_kind_unknown_here_ends_the_kind_before():
    gap, other = wordings("一、填空题\n1．火警____。\n答案：119\n二、应用题（每题8分）\n2．怎么劝？\n答案：耐心")

    assert (gap.kind, other.kind, other.score) == ("gap", "short_answer", 8)


@pytest.mark.parametrize("line", ["一、如何判断，怎么上报", "二、存在的问题", "一、简述职责", "三、情况：单选的多"])
def test_what_only_sounds_like_a_heading_is_none(line):
    assert line.partition("、")[2] in one(f"1．说说看。\n答案：先听\n{line}").explanation


def test_questions_may_be_counted_in_chinese():
    assert [one.stem for one in wordings("一、火警电话？\n答：119\n二、急救电话？\n答：120")] == [
        "火警电话？",
        "急救电话？",
    ]


def test_options_below_the_wrong_heading_still_make_a_choice():
    assert one(f"五、简答题\n1．问？\n{OPTIONS}").kind == "single"
