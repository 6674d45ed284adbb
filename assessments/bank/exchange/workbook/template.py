"""The empty workbook to fill in: headings with notes, lists to choose from, an example of every kind of question."""

from decimal import Decimal
from typing import Any

from assessments.bank.exchange.workbook.columns import HEADS, Field
from assessments.bank.exchange.workbook.words import KIND_WORDS
from assessments.bank.exchange.workbook.writing import ALWAYS, column, columns_of, lines_of, rows_of
from assessments.bank.wording import Answer, Choice, Gap, Kind, Pair, Wording
from assessments.bank.wording.parts import ONE
from ledger.sheets import Column, Workbook

OPTIONS = 6
LISTS = {
    "kind": [word for kind, word in KIND_WORDS.items() if kind not in {Kind.REPORT, Kind.TASK}] + ["小题单选", "小题多选", "小题判断", "小题填空"],
    "difficulty": ["1", "2", "3", "4", "5"],
    "marking": ["全对得分", "部分得分", "按答案", "人工评"],
}  # fmt: skip
HELP = {
    "kind": "从列表里选。案例题先写一行材料，下面每个小题一行，题型选“小题单选”等。",
    "stem": "填空题在要填的地方写 ____ 或（  ）。排序题的选项按正确次序写。连线题每个选项写“左边→右边”。",
    "answer": "单选写 B；多选写 ABD、A,B,D 或 A、B；判断写 对 或 错。填空几个空用；隔开，一个空的几种写法用 | 隔开。"
    "数可以带误差：1.4±0.1。",
    "explanation": "答完以后学员看到的道理。",
    "difficulty": "1 最容易，5 最难；写 易、较易、中、较难、难 也行。",
    "topic": "业务领域/知识点，例如 消防隐患排查/楼道与出口。",
    "basis": "法规或文件的名称和条款。没有依据的题只能用于练习。",
    "tags": "几个标签用顿号隔开。",
    "score": "不写就是 1 分。",
    "marking": "多选、填空、排序、连线：全对得分，或者部分得分。简答：按答案，或者人工评。",
}
FIRE: dict[str, Any] = {"topic": "消防隐患排查/楼道与出口", "basis": "《中华人民共和国消防法》第二十八条"}
EXAMPLES = (
    Wording(
        Kind.SINGLE,
        "楼道里停着一辆正在充电的电动自行车，先做什么？",
        choices=(Choice("等车主自己回来"), Choice("断开充电，劝车主推到楼外", ONE), Choice("拍照后离开")),
        explanation="先断电，火就烧不起来；再请车主把车推走。",
        **FIRE,
    ),
    Wording(
        Kind.MULTIPLE,
        "下面哪些是消防隐患？",
        choices=(
            Choice("消防通道被锁", Decimal("0.5")),
            Choice("消火栓没有水", Decimal("0.5")),
            Choice("窗台上有花盆"),
        ),
        partial=True,
        **FIRE,
    ),
    Wording(Kind.TRUE_FALSE, "疏散通道可以临时堆放杂物。", choices=(Choice("对"), Choice("错", ONE)), **FIRE),
    Wording(
        Kind.GAP,
        "火警电话是 [[1]]，急救电话是 [[2]]。",
        gaps=(Gap((Answer("119"), Answer("一一九"))), Gap((Answer("120"),))),
        partial=True,
    ),
    Wording(Kind.SHORT_ANSWER, "发现燃气味，第一件事做什么？", answers=(Answer("开窗"), Answer("开窗通风"))),
    Wording(
        Kind.ORDERING, "发现楼道着火，按先后排好。", choices=(Choice("喊人撤离"), Choice("打119"), Choice("引导消防车"))
    ),
    Wording(
        Kind.MATCHING,
        "什么事找哪个部门？",
        pairs=(Pair("燃气软管老化", "燃气公司"), Pair("路面塌陷", "住建部门"), Pair("", "公安派出所")),
        partial=True,
    ),
    Wording(
        Kind.CASE,
        "李大爷在阳台堆满纸箱，邻居说他不听劝。",
        parts=(
            Wording(Kind.SINGLE, "先做什么？", choices=(Choice("贴通知"), Choice("上门听他说", ONE))),
            Wording(Kind.TRUE_FALSE, "劝不动就不用再管。", choices=(Choice("对"), Choice("错", ONE))),
        ),
    ),
)


def template() -> bytes:
    examples = [row for example in EXAMPLES for row in rows_of(example)]
    columns: list[Field] = ["kind", "stem", *(("choice", place) for place in range(OPTIONS)), *ALWAYS, "marking"]
    book = Workbook()
    book.add("题目", [], [_guided(field) for field in columns], [])
    shown = columns_of(examples)
    book.add("样例", [], [column(field) for field in shown], lines_of(shown, examples))
    book.add(
        "填写说明", [], [Column("列名", 14), Column("怎么写", 100)], [(HEADS[n], text) for n, text in HELP.items()]
    )
    longest = max(map(len, LISTS.values()))
    rows = [[words[row] if row < len(words) else "" for words in LISTS.values()] for row in range(longest)]
    book.add("选项", [], [Column(HEADS[name], 16) for name in LISTS], rows)
    return book.read()


def _guided(field: Field) -> Column:
    if not isinstance(field, str):
        return column(field)
    place = list(LISTS).index(field) if field in LISTS else -1
    listed = f"=选项!${'ABC'[place]}$2:${'ABC'[place]}${len(LISTS[field]) + 1}" if place >= 0 else ""
    return column(field, note=HELP.get(field, ""), choices=listed)
