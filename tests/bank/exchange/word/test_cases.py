"""A case: material, and questions about it."""

from assessments.bank.wording import Kind, Wording
from tests.bank.exchange.word.papers import one, options, right, wordings

HEAD = "六、案例分析题\n"
PARTS = "（1）先做什么？\nA．开窗\nB．开灯\n答案：A\n（2）打哪个电话？\n答案：119"


def stems(wording: Wording) -> list[str]:
    return [part.stem for part in wording.parts]


def test_a_numbered_case_with_its_parts():
    wording = one(f"{HEAD}1．独居老人家有煤气味。\n邻居来报。\n{PARTS}")

    assert (wording.kind, wording.stem) == (Kind.CASE, "独居老人家有煤气味。\n邻居来报。")
    assert [part.kind for part in wording.parts] == ["single", "short_answer"]
    assert (options(wording.parts[0]), right(wording.parts[0])) == (["开窗", "开灯"], "A")


def test_cases_one_after_another():
    assert [stems(case) for case in wordings(f"{HEAD}1．甲案。\n{PARTS}\n2．乙案。\n（1）谁来办？\n答案：网格员")] == [
        ["先做什么？", "打哪个电话？"],
        ["谁来办？"],
    ]


def test_material_without_a_number_and_questions_counted_as_usual():
    wording = one(f"{HEAD}独居老人家有煤气味。\n1．先做什么？（ A ）\nA．开窗 B．开灯\n2．打哪个电话？\n答案：119")

    assert (wording.stem, stems(wording)) == ("独居老人家有煤气味。", ["先做什么？（　　）", "打哪个电话？"])


def test_cases_marked_as_such():
    text = "案例一：老人家有煤气味。\n1．先做什么？\n答案：开窗\n案例二\n楼道里有电动车。\n1．先做什么？\n答案：劝导\n2．再做什么？\n答案：上报"

    first, second = wordings(HEAD + text)

    assert (first.stem, second.stem) == ("老人家有煤气味。", "楼道里有电动车。")
    assert (stems(first), stems(second)) == (["先做什么？"], ["先做什么？", "再做什么？"])


def test_new_material_behind_a_finished_question_is_the_next_case():
    read = wordings(f"{HEAD}甲案。\n1．先做什么？（A）\nA．开窗 B．开灯\n答案：A\n乙案。\n2．能充电。\n答案：错")

    assert [(case.stem, len(case.parts)) for case in read] == [("甲案。", 1), ("乙案。", 1)]


def test_statements_counted_in_an_answer_begin_no_part():
    wording = one(f"{HEAD}1．甲案。\n（1）怎么办？\n答案：\n（1）开窗。\n（2）不开灯。\n（2）打哪个电话？\n答案：119")

    assert stems(wording) == ["怎么办？", "打哪个电话？"]
    assert wording.parts[0].explanation == "（1）开窗。\n（2）不开灯。"


def test_one_answer_for_all_parts_is_shared_out():
    wording = one(f"{HEAD}1．甲案。\n（1）打哪个电话？\n（2）谁来办？\n答：\n（1）119\n（2）网格员")

    assert [part.answers[0].text for part in wording.parts] == ["119", "网格员"]


def test_what_parts_are_worth_and_what_the_case_is_about():
    wording = one(
        "六、案例分析题（每题10分）\n1．甲案。\n（1）能充电。（4分）\n答案：错\n知识点：消防\n（2）要上报。（6分）\n答案：对"
    )

    assert [part.score for part in wording.parts] == [4, 6]
    assert (wording.score, wording.topic) == (10, "消防")


def test_a_case_with_nothing_but_a_question_is_a_question():
    wording = one(f"{HEAD}1．老人家有煤气味，打哪个电话？\n答案：119")

    assert (wording.kind, wording.stem) == (Kind.SHORT_ANSWER, "老人家有煤气味，打哪个电话？")
