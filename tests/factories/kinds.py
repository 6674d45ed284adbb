"""One question of every kind that a key can mark, and a text to read: as the training office of a street would write them."""

from decimal import Decimal
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from assessments.bank.models import ItemVersion
from assessments.bank.pictures import keep_many
from assessments.bank.wording import Answer, Area, Choice, Criterion, Gap, Pair, Wording
from assessments.bank.wording.body import to_body
from grids.models import Grid
from tests.factories import bank

HALF, NONE = Decimal("0.5"), Decimal(0)


@cache
def picture(width: int = 640, height: int = 400) -> bytes:
    """A stairwell: a door, a battery left charging at (120, 250), boxes at (450, 270)."""
    image = Image.new("RGB", (width, height), "#eef3ee")
    draw = ImageDraw.Draw(image)
    draw.rectangle((260, 60, 380, 360), outline="#1a241e", width=4)
    draw.rectangle((80, 220, 160, 280), fill="#5b7f95")
    draw.line((160, 250, 260, 120), fill="#1a241e", width=3)
    draw.rectangle((420, 230, 520, 320), fill="#b08d57")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


SINGLE = Wording(
    "single",
    "看这张图，先处理哪一样？\n![楼道里充电的电瓶车电池](stairs.png)",
    choices=(Choice("拔下正在充电的电池", Decimal(1), "着火最快的先断电。"), Choice("搬走纸箱", NONE, "纸箱也要搬，但不是先。"), Choice("关上门", NONE)),
    explanation="电池在楼道充电，起火只要几十秒。",
)  # fmt: skip
MULTIPLE = Wording(
    "multiple", "巡查时带哪些？", partial=True,
    choices=(Choice("工作证", HALF), Choice("手持终端", HALF), Choice("罚款单", Decimal(-1), "网格员没有处罚权。"), Choice("群众的身份证复印件", Decimal(-1))),
)  # fmt: skip
TRUE_FALSE = Wording(
    "true_false", "消防通道可以临时停车五分钟。", choices=(Choice("对", NONE), Choice("错", Decimal(1)))
)
GAP = Wording(
    "gap", "报火警打 [[1]]，说清地点和 [[2]]。电动车在 [[3]] 充电。", partial=True,
    gaps=(
        Gap((Answer("119"),)),
        Gap((Answer("火势"), Answer("*着火*", HALF))),
        Gap((Answer("室外充电棚"),), menu=("室外充电棚", "楼道", "家里")),
    ),
)  # fmt: skip
SHORT = Wording("short_answer", "发现燃气味，第一句话喊什么？", answers=(Answer("*开窗*"), Answer("*不要开灯*")))
ORDERING = Wording(
    "ordering", "发现楼道着火，按先后排好。", partial=True,
    choices=(Choice("喊人撤离"), Choice("打 119"), Choice("在楼下引导消防车"), Choice("清点人数")),
)  # fmt: skip
MATCHING = Wording(
    "matching", "什么事找哪个部门？", partial=True,
    pairs=(Pair("燃气软管老化", "燃气公司"), Pair("消防栓没有水", "消防救援大队"), Pair("路面塌陷", "住建部门"), Pair("", "公安派出所")),
)  # fmt: skip
HOTSPOT = Wording(
    "hotspot", "图上有两处隐患，点出来。", picture="stairs.png", partial=True,
    areas=(Area("rect", (80, 220, 160, 280), HALF), Area("rect", (420, 230, 520, 320), HALF)),
    explanation="电池充电和堆放纸箱都要当场处理。",
)  # fmt: skip
CASE = Wording(
    "case", "李大爷家的阳台堆满了纸箱。\n邻居说他不听劝。",
    parts=(
        Wording("single", "先做什么？", choices=(Choice("上门听他说", Decimal(1)), Choice("发通知", NONE)), score=Decimal(2)),
        Wording("gap", "劝不动，三天内向 [[1]] 报告。", gaps=(Gap((Answer("社区"),)),), score=Decimal(1)),
        Wording("hotspot", "他家的隐患在图上哪里？", picture="stairs.png", areas=(Area("rect", (420, 230, 520, 320)),), score=Decimal(1)),
    ),
    explanation="先听后劝。",
)  # fmt: skip
DESCRIPTION = Wording("description", "下面的题都和楼道有关。\n请看清楚再答。")

WRITTEN = Wording(
    "short_answer", "写一写，怎么劝李大爷清理阳台？",
    criteria=(Criterion("先听他说", Decimal(2), "写到为什么堆、有什么难处"), Criterion("说清危险", Decimal(1)), Criterion("给出办法", Decimal(1))),
    explanation="先听后劝，给他办法。",
)  # fmt: skip
OWN_WORDS = Wording("short_answer", "说一说你怎么记台账。")  # without a rubric
MIXED_CASE = Wording(
    "case", "张大妈把电瓶提回家充电。",
    parts=(
        Wording("single", "当场先做什么？", choices=(Choice("请她拔下来", Decimal(1)), Choice("拍照就走", NONE)), score=Decimal(1)),
        Wording("short_answer", "怎么和她说？", criteria=(Criterion("说清危险", Decimal(2)), Criterion("告诉充电棚在哪", Decimal(1))), score=Decimal(3)),
    ),
)  # fmt: skip
REPORT = Wording(
    "report", "三单元楼道里有一块正在充电的电池，报上来。",
    choices=(Choice("消防隐患"), Choice("矛盾纠纷"), Choice("环境卫生")),
    criteria=(Criterion("类别对", Decimal(1)), Criterion("地点清楚", Decimal(1)), Criterion("照片看得出问题", Decimal(2))),
    shuffle=True,
)  # fmt: skip
TASK = Wording(
    "task", "用手机登记一户，把登记表交上来。", accepts=("photo", "file"),
    criteria=(Criterion("项目齐全", Decimal(3)), Criterion("字迹清楚", Decimal(1))),
)  # fmt: skip

CLOSED = (SINGLE, MULTIPLE, TRUE_FALSE, GAP, SHORT, ORDERING, MATCHING, HOTSPOT, CASE)
EVERY = (*CLOSED, DESCRIPTION)


def version(grid: Grid, wording: Wording, **values) -> ItemVersion:
    """An approved question with this wording and its picture. Needs a scope that reaches the grid."""
    made = bank.version(
        grid, kind=wording.kind, stem=wording.stem, body=to_body(wording), explanation=wording.explanation, **values
    )
    keep_many({made.item: {"stairs.png": picture()}})
    return made
