"""A workbook of 12,000 invented grid workers, as an office would keep it, imported like any other."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from demo.names import name
from demo.shares import pick
from grids.models import Grid
from ledger.sheets import Workbook

HEADINGS = ["工号", "姓名", "手机号", "用工类别", "岗位", "薪级", "学历", "到岗日期", "网格代码", "资格证书"]
# Who works a grid, by its kind: weights of employment categories (DOMAIN: levels 1 to 4 and who leads or works them).
CATEGORIES = {
    Grid.Kind.STREET: {"下沉干部": 1},
    Grid.Kind.TOWNSHIP: {"下沉干部": 1},
    Grid.Kind.COMMUNITY: {"社区正职": 1},
    Grid.Kind.VILLAGE: {"村干部": 1},
    Grid.Kind.ESTATE: {
        "专职网格员(直聘)": 44,
        "专职网格员(第三方派遣)": 8,
        "社区副职": 14,
        "社区工作人员": 30,
        "公益性岗位": 4,
    },
    Grid.Kind.HAMLET: {"村民小组长": 96, "退休返聘": 4},
    Grid.Kind.BUILDING: {"物业": 38, "志愿者": 38, "老党员": 24},
}
POSTS = {"社区正职": "正职", "社区副职": "副职", "社区工作人员": "工作人员", "专职网格员(直聘)": "工作人员"}
GRADES = {"正职": (7, 12), "副职": (4, 9), "工作人员": (1, 6)}
TITLES = {"": 88, "助理社会工作师": 8, "社会工作师": 4}
EDUCATION = {"初中": 30, "高中或中专": 34, "大专": 22, "本科": 12, "研究生": 2}
HEROINE = "S2109050001"  # 王秀兰, whose record the README opens


def write_workbook(path: Path, workers: int) -> None:
    """Writes `workers` rows: one for each grid of the four levels in turn, the rest as second hands in communities."""
    with path.open("wb") as file:
        book = Workbook(file)
        book.add("网格员名册（示例）", [], HEADINGS, rows(workers))
        book.close()


def rows(workers: int) -> Iterator[list[str]]:
    random = Random(1127)  # noqa: S311  a sample that is the same each time
    places = list(Grid.objects.filter(level__gte=1).order_by("path").only("code", "kind"))
    heroine_at = next(place for place in places if place.code.startswith("210905004003") and place.kind == "estate")
    # Every district has people even in a small sample: the grids are taken evenly over the tree.
    chosen = [places[n * len(places) // workers] for n in range(workers)] if workers < len(places) else list(places)
    extra = [place for place in places if place.kind == Grid.Kind.COMMUNITY]
    chosen += [extra[n % len(extra)] for n in range(workers - len(chosen))]
    if heroine_at not in chosen:
        chosen[-1] = heroine_at
    seen: dict[str, int] = {}
    met = False
    for place in chosen:
        number = seen[place.code[:6]] = seen.get(place.code[:6], 1) + 1
        if place == heroine_at and not met:
            met = True
            yield heroine(place)
        else:
            yield person(place, f"S{place.code[:6]}{number:04}", random)


def person(place: Grid, number: str, random: Random) -> list[str]:
    category = pick(random, CATEGORIES[place.kind])
    post = POSTS.get(category, "")
    grade = str(random.randint(*GRADES[post])) if post else ""
    joined = date(2015, 1, 1) + timedelta(days=random.randrange(4_000))
    phone = f"19900{random.randrange(10**6):06}" if random.random() < 0.94 else ""
    return [
        number,
        name(random, mongolian=place.code.startswith("210921")),
        phone,
        category,
        post,
        grade,
        pick(random, EDUCATION),
        joined.isoformat(),
        place.code,
        pick(random, TITLES) if post else "",
    ]


def heroine(place: Grid) -> list[str]:
    return [
        HEROINE, "王秀兰", "13800001234", "专职网格员(直聘)", "工作人员", "3", "大专", "2019-03-11", place.code, "助理社会工作师",
    ]  # fmt: skip
