"""Questions of the newer kinds, one each, for the practice quiz of the demonstration."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw

from assessments.bank.wording import Answer, Area, Choice, Criterion, Gap, Pair, Wording

HALF, NONE, ONE = Decimal("0.5"), Decimal(0), Decimal(1)
TOPIC = "终端操作/练一练"
BASIS = "示例题：按本平台课程“消防隐患排查”和“矛盾纠纷调解”编写。"
PICTURE = "stairwell.png"
BATTERY, CARTONS = (96, 300, 246, 390), (560, 280, 740, 420)  # left, top, right, bottom in the picture


def questions() -> list[Wording]:
    """With their codes kinds-1 …, in the order in which the quiz asks them."""
    asked = [ORDERING, MATCHING, _hotspot(), GAP, CASE, SHORT, REPORT, TASK]
    return [
        replace(wording, code=f"kinds-{number}", topic=TOPIC, basis=BASIS) for number, wording in enumerate(asked, 1)
    ]


ORDERING = Wording(
    "ordering", "楼道里有烟，按先后排好。", partial=True,
    choices=(Choice("喊邻居往外走"), Choice("打 119，说清哪栋哪单元"), Choice("到楼下给消防车引路"), Choice("清点有没有人没出来")),
    explanation="先保人，再报警，再引路，最后清点。",
)  # fmt: skip
MATCHING = Wording(
    "matching", "什么事报给哪个部门？", partial=True,
    pairs=(Pair("燃气软管老化", "燃气公司"), Pair("消火栓没有水", "消防救援大队"), Pair("路面塌陷", "住建部门"), Pair("", "公安派出所")),
    explanation="报给管得着的部门，事情办得快。",
)  # fmt: skip
GAP = Wording(
    "gap", "火警电话是 [[1]]，急救电话是 [[2]]。电动车在 [[3]] 充电。", partial=True,
    gaps=(Gap((Answer("119"),)), Gap((Answer("120"),)), Gap((Answer("室外充电棚"),), menu=("室外充电棚", "楼道", "家里"))),
)  # fmt: skip
CASE = Wording(
    "case", "张大妈把电瓶提回五楼家里充电，邻居来反映。",
    parts=(
        Wording("single", "上门先做什么？", choices=(Choice("请她先拔下来", ONE), Choice("拍了照就走", NONE), Choice("写一张罚单", NONE, "网格员没有处罚权。")), score=Decimal(1)),
        Wording("true_false", "她答应了，就不用再去看。", choices=(Choice("对", NONE), Choice("错", ONE)), score=Decimal(1)),
    ),
    explanation="当场断电，过几天再去看一次。",
)  # fmt: skip
SHORT = Wording(
    "short_answer", "写两三句：怎么跟张大妈说，她才听得进去？",
    criteria=(Criterion("先听她说", Decimal(2), "问清为什么提回家"), Criterion("说清危险", Decimal(2)), Criterion("给出办法", Decimal(2), "告诉她充电棚在哪里")),
    explanation="先听，再讲危险，最后给办法。",
)  # fmt: skip
REPORT = Wording(
    "report", "三单元二楼楼道里有一块正在充电的电池。照平时上报的样子报一次，可以附照片。",
    choices=(Choice("消防隐患"), Choice("矛盾纠纷"), Choice("环境卫生")),
    criteria=(Criterion("类别对", Decimal(1)), Criterion("地点清楚", Decimal(2), "到单元和楼层"), Criterion("写清看到什么、怎么处理", Decimal(2))),
)  # fmt: skip
TASK = Wording(
    "task", "看看你家里或者办公室的灭火器，拍一张能看清压力表的照片。", accepts=("photo",),
    criteria=(Criterion("看得清指针", Decimal(2)), Criterion("看得出整个瓶", Decimal(1))),
)  # fmt: skip


def _hotspot() -> Wording:
    return Wording(
        "hotspot",
        "楼道里有两处隐患，在图上点出来。",
        picture=PICTURE,
        partial=True,
        areas=(Area("rect", BATTERY, HALF), Area("rect", CARTONS, HALF)),
        explanation="左边是正在充电的电池，右边是堵住路的纸箱。",
        files={PICTURE: _drawn()},
    )


def _drawn() -> bytes:
    """A stairwell as a plain drawing of our own: stairs, a door, a battery on a cable, cartons."""
    image = Image.new("RGB", (800, 500), "#eef3ee")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 400, 800, 500), fill="#d5ddd3")
    for step in range(6):
        draw.rectangle((300 + step * 34, 366 - step * 34, 520, 400 - step * 34), fill="#c2ccc0", outline="#8b978c")
    draw.rectangle((40, 110, 180, 290), fill="#9fb3a4", outline="#1a241e", width=4)
    draw.ellipse((158, 196, 170, 208), fill="#1a241e")
    left, top, right, bottom = BATTERY
    draw.rectangle((left, top + 20, right, bottom), fill="#4d6f83", outline="#1a241e", width=3)
    draw.rectangle((left + 50, top, right - 50, top + 20), fill="#1a241e")
    draw.line((right, top + 50, 275, 330, 275, 220), fill="#b4372f", width=5)
    draw.rectangle((258, 180, 292, 220), fill="#ffffff", outline="#1a241e", width=3)
    left, top, right, bottom = CARTONS
    for box in (
        (left, top + 70, left + 90, bottom),
        (left + 90, top + 70, right, bottom),
        (left + 40, top, left + 140, top + 70),
    ):
        draw.rectangle(box, fill="#c49a5c", outline="#5f4724", width=3)
        draw.line((box[0], box[1] + 18, box[2], box[1] + 18), fill="#5f4724", width=2)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
