"""Questions, approved by another person than their preparer."""

from datetime import date
from itertools import count

from django.utils import timezone

from assessments.bank.models import Item, ItemVersion
from assessments.bank.queries import topic_called
from grids.models import Grid
from people.models import User

_numbers = count(1)


def choices(right: str, total: int = 4) -> list[dict]:
    return [{"text": f"做法 {letter}", "right": letter in right, "feedback": ""} for letter in "ABCDEFGH"[:total]]


def version(
    grid: Grid, *, kind: str = "single", right: str = "B", topic: str = "消防隐患排查/楼道与出口", **values
) -> ItemVersion:
    """An approved question, the letters of `right` being its key. Needs a scope that reaches the grid."""
    number = next(_numbers)
    item = values.pop("item", None) or Item.objects.create(grid=grid, code=f"item-{number:04}")
    state = values.pop("state", ItemVersion.State.APPROVED)
    return ItemVersion.objects.create(
        item=item,
        kind=kind,
        topic=topic_called(topic),
        stem=values.pop("stem", f"第 {number} 个问题，你先做什么？"),
        choices=values.pop("choices", None) or choices(right, 2 if kind == "true_false" else 4),
        basis=values.pop("basis", "《中华人民共和国消防法》第二十八条"),
        state=state,
        approved_at=timezone.now() if state == ItemVersion.State.APPROVED else None,
        valid_from=values.pop("valid_from", date(2021, 4, 29)),
        **values,
    )


def colleague(user: User) -> User:
    """Another person with the same role in the same place."""
    from tests.factories import people

    role = user.roles.get()
    return people.staff(role.kind, role.grid, name="周敏")
