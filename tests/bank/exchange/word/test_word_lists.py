"""Numbers and letters that Word itself puts before a paragraph stand in no text: they are counted from its lists."""

from tests.bank.exchange.word.papers import (
    abstract,
    items,
    listed,
    one,
    options,
    paragraph,
    right,
    run,
    typed,
    use,
    with_xml,
    wordings,
)

QUESTIONS = abstract(0, ("decimal", "%1."))
OPTIONS = abstract(1, ("upperLetter", "%1、"))
KEYS = paragraph(run("参考答案")) + ""


def plain(text: str) -> str:
    return paragraph(run(text))


def test_questions_and_options_numbered_by_word():
    data = with_xml(
        listed("火警？", 1), listed("110", 2), listed("119", 2), plain("答案：B"),
        listed("急救？", 1), listed("120", 3), listed("122", 3), plain("答案：A"),
        numbering=QUESTIONS + OPTIONS + use(1, 0) + use(2, 1) + use(3, 1, restart=True),
    )  # fmt: skip

    first, second = wordings(data)

    assert (first.stem, options(first), right(first)) == ("火警？", ["110", "119"], "B")
    assert (second.stem, options(second), right(second)) == ("急救？", ["120", "122"], "A")


def test_options_on_the_second_level_of_the_same_list():
    both = abstract(0, ("decimal", "%1．"), ("upperLetter", "%2．"))
    data = with_xml(
        listed("甲？", 1), listed("一", 1, 1), listed("二", 1, 1), listed("乙？", 1), listed("一", 1, 1), listed("三", 1, 1),
        plain("参考答案"), plain("1.A 2.B"), numbering=both + use(1, 0),
    )  # fmt: skip

    assert [(options(one), right(one)) for one in wordings(data)] == [(["一", "二"], "A"), (["一", "三"], "B")]


def test_headings_in_chinese_numbers_and_questions_that_begin_anew():
    heads = abstract(2, ("chineseCounting", "%1、"))
    data = with_xml(
        listed("单选题", 9), listed("甲？", 1), plain("A．一 B．二"), listed("判断题", 9), listed("乙。", 2),
        plain("参考答案"), plain("一、1.B"), plain("二、1.错"),
        numbering=QUESTIONS + heads + use(1, 0) + use(2, 0, restart=True) + use(9, 2),
    )  # fmt: skip

    assert [(one.kind, right(one)) for one in wordings(data)] == [("single", "B"), ("true_false", "B")]


def test_a_number_without_a_sign_behind_it():
    data = with_xml(listed("甲。（√）", 1), numbering=abstract(0, ("decimal", "%1")) + use(1, 0))

    assert one(data).stem == "甲。（　　）"


def test_numbers_in_brackets_and_as_words():
    data = with_xml(
        listed("甲。（√）", 1), listed("乙。（√）", 1), numbering=abstract(0, ("decimal", "第%1题")) + use(1, 0)
    )

    assert [one.stem for one in wordings(data)] == ["甲。（　　）", "乙。（　　）"]


def test_a_list_inside_of_an_answer_begins_no_question():
    data = with_xml(
        plain("一、简答题"), listed("怎么劝？", 1), plain("答："), listed("先听", 2), listed("后劝", 2), listed("再问？", 1), plain("答：119"),
        numbering=QUESTIONS + abstract(1, ("decimal", "%1.")) + use(1, 0) + use(2, 1),
    )  # fmt: skip

    assert [one.stem for one in wordings(data)] == ["怎么劝？", "再问？"]


def test_bullets_say_nothing():
    data = with_xml(
        plain("1．甲"), listed("要点", 1), plain("答案：对"), numbering=abstract(0, ("bullet", "•")) + use(1, 0)
    )

    assert one(data).stem == "甲\n要点"


def test_a_style_may_number_its_paragraphs():
    from docx import Document

    from tests.bank.exchange.word.papers import saved

    paper = Document()
    for text in ("甲。（√）", "乙。（×）"):
        paper.add_paragraph(text, style="List Number")

    assert [right(one) for one in wordings(saved(paper))] == ["A", "B"]


def test_a_list_that_is_nowhere_told_is_no_list():
    [item] = items(with_xml(listed("1．甲。（√）", 77)))

    assert item.wording.stem == "甲。（　　）"


def test_typed_numbers_need_no_list():
    assert one(typed("1．甲。（√）")).stem == "甲。（　　）"
