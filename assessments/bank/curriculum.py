"""Reads questions from the project's own TOML. All or nothing; the same file twice adds nothing."""

import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.bank import rules
from assessments.bank.checking import faults
from assessments.bank.models import ItemVersion
from assessments.bank.storing import Stored, store
from assessments.bank.wording import Choice, Wording
from assessments.bank.wording.parts import equal_share
from grids import scope
from grids.models import Grid
from people.models import User


class ImportRefused(ValueError):
    """Nothing was written; `reasons` says why, one sentence a fault."""

    def __init__(self, reasons: list[str]):
        super().__init__("\n".join(reasons))
        self.reasons = reasons


def import_items(path: Path, grid: Grid, by: User, reviewer: User | None = None) -> Stored:
    """Adds the questions of a file to the grid's bank, by code; a changed wording becomes a new version.

    With a reviewer, another person whose training role reaches the grid, the versions are approved; without one they
    wait for review. Raises PermissionDenied out of reach, ImportRefused with all reasons otherwise.
    """
    if not rules.may_write_items(by, grid.path):
        raise PermissionDenied
    if reviewer is not None and (reviewer.pk == by.pk or not rules.may_review_items(reviewer, grid.path)):
        raise ImportRefused([_("审核人要是另一个人，并且有这个县区的培训角色。")])
    rows = _read(path)
    with scope.within(grid.path), transaction.atomic():
        return store(rows, grid, by, ItemVersion.State.IN_REVIEW, reviewer)


def _read(path: Path) -> list[Wording]:
    try:
        rows = tomllib.loads(Path(path).read_text("utf-8"))["items"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise ImportRefused([_("这个文件不是题目文件：%(error)s") % {"error": error}]) from error
    reasons = [reason for number, row in enumerate(rows, 1) for reason in _faults_of_row(number, row)]
    for code, times in Counter(row.get("code") for row in rows).items():
        if times > 1:
            reasons.append(_("编号 %(code)s 出现了 %(times)s 次。") % {"code": code, "times": times})
    if reasons:
        raise ImportRefused(reasons)
    return [_wording(row) for row in rows]


def _faults_of_row(number: int, row: dict) -> list[str]:
    where = _("第 %(number)s 题（%(code)s）：") % {"number": number, "code": row.get("code", "—")}
    missing = [name for name in ("code", "type", "topic", "stem", "choices", "basis") if not row.get(name)]
    if missing:
        return [where + _("缺少 %(names)s。") % {"names": "、".join(missing)}]
    if any("text" not in choice for choice in row["choices"]):
        return [where + _("有一个选项没有文字。")]
    return [where + fault for fault in faults(_wording(row))]


def _wording(row: dict) -> Wording:
    share = equal_share(sum(bool(choice.get("right")) for choice in row["choices"]))
    return Wording(
        kind=row["type"],
        stem=row["stem"].strip(),
        choices=tuple(
            Choice(choice["text"], share if choice.get("right") else Decimal(0), choice.get("feedback", ""))
            for choice in row["choices"]
        ),
        code=row["code"],
        topic=row["topic"],
        difficulty=row.get("difficulty", 3),
        explanation=row.get("explanation", "").strip(),
        basis=row["basis"].strip(),
        region=row.get("region", "各地"),
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
    )
