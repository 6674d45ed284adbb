"""One good question of every kind, for tests that need a file rather than all possible ones."""

from decimal import Decimal

from assessments.bank.wording import Answer, Area, Choice, Criterion, Gap, Kind, Pair, Wording
from tests.bank.exchange.strategies import PNG

ONE, HALF = Decimal(1), Decimal("0.5")
ABOUT = {"topic": "消防隐患排查/楼道与出口", "basis": "《中华人民共和国消防法》第二十八条", "tags": ("冬季",)}

SINGLE = Wording(
    Kind.SINGLE,
    "楼道里停着一辆电动自行车，先做什么？\n![现场](site.png)",
    title="电动车",
    choices=(Choice("请车主推到楼外", ONE, "对"), Choice("锁在原处", feedback="火源还在"), Choice("拍照上报")),
    explanation="楼道是逃生的路。",
    code="fire-001",
    files={"site.png": PNG},
    **ABOUT,
)
MULTIPLE = Wording(
    Kind.MULTIPLE,
    "哪些要上报？",
    choices=(Choice("电线老化", HALF), Choice("出口上锁", HALF), Choice("窗台花盆", -HALF)),
    partial=True,
    difficulty=4,
    **ABOUT,
)
TRUE_FALSE = Wording(Kind.TRUE_FALSE, "灭火器压力表指针在红区，要更换。", choices=(Choice("对", ONE), Choice("错")))
GAPS = Wording(
    Kind.GAP,
    "火警电话是 [[1]]，急救电话是 [[2]]。",
    gaps=(Gap((Answer("119"), Answer("一一九"))), Gap((Answer("120", tolerance=Decimal(0)),))),
    partial=True,
)
MENUS = Wording(Kind.GAP, "先 [[1]] 再离开。", gaps=(Gap((Answer("断电"),), menu=("断电", "拍照")),))
NUMBER = Wording(Kind.GAP, "通道宽几米？ [[1]]", gaps=(Gap((Answer("1.4", tolerance=Decimal("0.1")),)),))
PHRASE = Wording(Kind.SHORT_ANSWER, "火警电话？", answers=(Answer("119"), Answer("一一九", HALF)))
ESSAY = Wording(Kind.SHORT_ANSWER, "说说你怎么劝。")
ORDERING = Wording(Kind.ORDERING, "排好先后。", choices=(Choice("断电"), Choice("疏散"), Choice("报警")))
MATCHING = Wording(
    Kind.MATCHING, "连起来。", pairs=(Pair("119", "火警"), Pair("120", "急救"), Pair("", "报警")), partial=True
)
HOTSPOT = Wording(
    Kind.HOTSPOT, "点出隐患。", picture="plan.png", areas=(Area("rect", (0, 0, 5, 5)),), files={"plan.png": PNG}
)
CASE = Wording(
    Kind.CASE,
    "独居老人家里有煤气味。",
    parts=(
        Wording(Kind.SINGLE, "先做什么？", choices=(Choice("开窗", ONE), Choice("开灯"))),
        Wording(Kind.SHORT_ANSWER, "打哪个电话？", answers=(Answer("119"),)),
    ),
)
REPORT = Wording(
    Kind.REPORT,
    "照着现场上报。",
    choices=(Choice("消防隐患", ONE), Choice("矛盾纠纷")),
    criteria=(Criterion("地点写清楚", ONE),),
)
TASK = Wording(Kind.TASK, "拍一张灭火器压力表。", criteria=(Criterion("指针看得清", ONE),), accepts=("photo",))
DESCRIPTION = Wording(Kind.DESCRIPTION, "下面三题说的是同一件事。")

SAMPLES = (
    SINGLE, MULTIPLE, TRUE_FALSE, GAPS, MENUS, NUMBER, PHRASE, ESSAY, ORDERING, MATCHING, HOTSPOT, CASE, REPORT, TASK,
    DESCRIPTION,
)  # fmt: skip
