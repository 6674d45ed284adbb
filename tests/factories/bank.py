"""Questions, approved by another person than their preparer."""

from datetime import date
from decimal import Decimal
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from assessments.bank.exchange.formats import FORMATS
from assessments.bank.intake.receiving import receive
from assessments.bank.models import Intake, Item, ItemVersion
from assessments.bank.queries import topic_called
from assessments.bank.wording import Choice, Wording
from assessments.bank.wording.body import to_body
from assessments.bank.wording.parts import equal_share
from grids.models import Grid
from people.models import User

_numbers = count(1)


def choices(right: str, total: int = 4) -> tuple[Choice, ...]:
    share = equal_share(len(right))
    return tuple(Choice(f"做法 {letter}", share if letter in right else Decimal(0)) for letter in "ABCDEFGH"[:total])


def version(
    grid: Grid, *, kind: str = "single", right: str = "B", topic: str = "消防隐患排查/楼道与出口", **values
) -> ItemVersion:
    """An approved question, the letters of `right` being its key. Needs a scope that reaches the grid."""
    number = next(_numbers)
    item = values.pop("item", None) or Item.objects.create(grid=grid, code=f"item-{number:04}")
    state = values.pop("state", ItemVersion.State.APPROVED)
    options = values.pop("choices", None) or choices(right, 2 if kind == "true_false" else 4)
    stem = values.pop("stem", f"第 {number} 个问题，你先做什么？")
    body = values.pop("body", None) or to_body(Wording(kind, stem, choices=options))
    return ItemVersion.objects.create(
        item=item,
        kind=kind,
        topic=topic_called(topic),
        stem=stem,
        body=body,
        basis=values.pop("basis", "《中华人民共和国消防法》第二十八条"),
        state=state,
        approved_at=timezone.now() if state == ItemVersion.State.APPROVED else None,
        valid_from=values.pop("valid_from", date(2021, 4, 29)),
        **values,
    )


def intake(grid: Grid, by: User, text: str, format: str = "gift", name: str = "题目.gift") -> Intake:
    """A file of questions that `by` has brought and not stored yet."""
    return receive(SimpleUploadedFile(name, text.encode()), FORMATS[format], grid, by)


def colleague(user: User) -> User:
    """Another person with the same role in the same place."""
    from tests.factories import people

    role = user.roles.get()
    return people.staff(role.kind, role.grid, name="周敏")
