"""Reads questions from the project's own TOML. All or nothing; the same file twice adds nothing."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.bank import rules
from assessments.bank.checking import faults
from assessments.bank.models import Item, ItemVersion
from assessments.bank.queries import topic_called
from grids import scope
from grids.models import Grid
from ledger.auditing import record
from people.models import User

State = ItemVersion.State
WORDING = ("kind", "difficulty", "stem", "choices", "explanation", "basis", "region", "valid_from", "valid_to")


class ImportRefused(ValueError):
    """Nothing was written; `reasons` says why, one sentence a fault."""

    def __init__(self, reasons: list[str]):
        super().__init__("\n".join(reasons))
        self.reasons = reasons


@dataclass
class Report:
    created: int = 0
    updated: int = 0
    unchanged: int = 0


def import_items(path: Path, grid: Grid, by: User, reviewer: User | None = None) -> Report:
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
        return _write(rows, grid, by, reviewer)


def _read(path: Path) -> list[dict]:
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
    return [_tidy(row) for row in rows]


def _faults_of_row(number: int, row: dict) -> list[str]:
    where = _("第 %(number)s 题（%(code)s）：") % {"number": number, "code": row.get("code", "—")}
    missing = [name for name in ("code", "type", "topic", "stem", "choices", "basis") if not row.get(name)]
    if missing:
        return [where + _("缺少 %(names)s。") % {"names": "、".join(missing)}]
    if any("text" not in choice for choice in row["choices"]):
        return [where + _("有一个选项没有文字。")]
    wrong = faults(row["type"], row["stem"], [_choice(choice) for choice in row["choices"]])
    if row.get("difficulty", 3) not in range(1, 6):
        wrong.append(_("难度是 1 到 5 的整数。"))
    return [where + fault for fault in wrong]


def _choice(choice: dict) -> dict:
    return {
        "text": choice["text"],
        "right": bool(choice.get("right", False)),
        "feedback": choice.get("feedback", ""),
    }


def _tidy(row: dict) -> dict:
    return {
        "code": row["code"],
        "topic": row["topic"],
        "kind": row["type"],
        "difficulty": row.get("difficulty", 3),
        "stem": row["stem"].strip(),
        "choices": [_choice(choice) for choice in row["choices"]],
        "explanation": row.get("explanation", "").strip(),
        "basis": row["basis"].strip(),
        "region": row.get("region", "各地"),
        "valid_from": row.get("valid_from"),
        "valid_to": row.get("valid_to"),
    }


def _write(rows: list[dict], grid: Grid, by: User, reviewer: User | None) -> Report:
    report = Report()
    topics = {name: topic_called(name) for name in {row["topic"] for row in rows}}
    codes = [row["code"] for row in rows]
    known = {item.code: item for item in Item.objects.filter(grid=grid, code__in=codes)}
    Item.objects.bulk_create([Item(grid=grid, code=code) for code in codes if code not in known])
    items = {item.code: item for item in Item.objects.filter(grid=grid, code__in=codes)}
    latest: dict[int, ItemVersion] = {}
    for version in ItemVersion.objects.filter(item__in=items.values()).order_by("number"):
        latest[version.item_id] = version
    review = (
        {"state": State.APPROVED, "reviewed_by": reviewer, "approved_at": timezone.now()}
        if reviewer
        else {"state": State.IN_REVIEW}
    )
    new = []
    for row in rows:
        item, topic = items[row["code"]], topics[row["topic"]]
        before = latest.get(item.pk)
        if before and before.topic_id == topic.pk and all(getattr(before, name) == row[name] for name in WORDING):
            report.unchanged += 1
            continue
        wording = {name: row[name] for name in WORDING}
        number = before.number + 1 if before else 1
        new.append(ItemVersion(item=item, topic=topic, number=number, prepared_by=by, **review, **wording))
        if before:
            report.updated += 1
        else:
            report.created += 1
    ItemVersion.objects.bulk_create(new)
    if new:
        record(by, "items imported", grid, path=grid.path, created=report.created, updated=report.updated)
    return report
