"""Marks anew what an approved regrade reaches: new marks where the score changes, totals, completions, and the list of those
touched. Each sheet once, however often it is done; a batch is one transaction.
"""

from collections.abc import Callable
from typing import cast

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from assessments.quizzes.marking.folding import keep
from assessments.quizzes.models import Attempt, Mark, OpenAnswer, Regrade, RegradeLine
from assessments.quizzes.regrading.consequences import consequences_of
from assessments.quizzes.regrading.places import sheets_of
from assessments.quizzes.regrading.standing import rules_for
from assessments.quizzes.regrading.trying import Judging, Outcome
from ledger.auditing import record
from people.models import User

BATCH = 100  # sheets a transaction, so that saves wait for about 50 ms at most


def commit(
    regrade: Regrade,
    expect: Callable[[int], None] = lambda total: None,
    reached: Callable[[int], None] = lambda done: None,
) -> int:
    """How many sheets it has changed in all; `expect` and `reached` are told how far it has come. What was tried out before
    does not matter: all is judged again. Needs the whole tree in sight.
    """
    ids = list(sheets_of(regrade).values_list("pk", flat=True))
    expect(len(ids))
    judging = Judging(regrade)
    for start in range(0, len(ids), BATCH):
        _commit_batch(regrade, judging, ids[start : start + BATCH])
        reached(min(start + BATCH, len(ids)))
    return _finish(regrade, len(ids))


@transaction.atomic
def _commit_batch(regrade: Regrade, judging: Judging, ids: list[int]) -> None:
    done = RegradeLine.objects.filter(regrade=regrade, attempt__in=ids).values_list("attempt_id", flat=True)
    sheets = list(Attempt.objects.select_for_update(of=("self",)).filter(pk__in=set(ids) - set(done)).order_by("pk"))
    rules = rules_for(sheets)
    ours = [sheet for sheet in sheets if (rule := rules.of(sheet, regrade.version_id)) and rule.regrade == regrade]
    if outcomes := judging.outcomes(ours):
        _write(regrade, outcomes)


def _write(regrade: Regrade, outcomes: list[Outcome]) -> None:
    touched = consequences_of(outcomes)
    sheets = [one.sheet.pk for one in outcomes]
    last = dict(Mark.objects.filter(attempt__in=sheets).order_by().values_list("attempt_id").annotate(Max("run")))
    waiting = OpenAnswer.objects.filter(attempt__in=sheets, version=regrade.version_id).order_by()
    from_run = dict(waiting.values_list("attempt_id").annotate(Max("from_run")))  # above 1 after a late sheet
    for one in outcomes:
        one.mark.run = max(last.get(one.sheet.pk, 0) + 1, from_run.get(one.sheet.pk, 1))
    Mark.objects.bulk_create([one.mark for one in outcomes])
    RegradeLine.objects.bulk_create(
        [_line(regrade, one, [[it.what, it.url] for it in touched.get(one.sheet.pk, ())]) for one in outcomes]
    )
    keep([(one.sheet, one.mark.run) for one in outcomes if one.sheet.score is not None])


def _line(regrade: Regrade, one: Outcome, touched: list[list[str]]) -> RegradeLine:
    return RegradeLine(
        source_key=f"regrade:{regrade.pk}:{one.sheet.pk}",
        regrade=regrade,
        attempt=one.sheet,
        mark=one.mark,
        before=one.before.score if one.before else None,
        before_max=one.before.max_score if one.before else None,
        total_before=one.score,
        total_after=one.sheet.score,
        max_before=one.max_score,
        max_after=one.sheet.max_score,
        passed_before=one.passed,
        passed_after=one.sheet.passed,
        touched=touched,
    )


@transaction.atomic
def _finish(regrade: Regrade, asked: int) -> int:
    changed = RegradeLine.objects.filter(regrade=regrade).count()
    unfinished = Regrade.objects.filter(pk=regrade.pk, committed_at=None)
    if unfinished.update(committed_at=timezone.now(), asked=asked):
        by = User.objects.get(pk=cast(int, regrade.decided_by_id))  # nothing is carried out undecided
        record(by, "regrade carried out", regrade, path=regrade.grid.path, asked=asked, changed=changed)
    return changed
