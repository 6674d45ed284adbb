"""What a regrade would change, sheet by sheet. The same for a look beforehand and for carrying it out; writes nothing."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.bank.marking import needs_a_person, points
from assessments.bank.marking.deciding import Response
from assessments.bank.wording import Wording
from assessments.quizzes.asking.keeping import from_kept, to_kept
from assessments.quizzes.marking.by_key import response_to, wordings_of
from assessments.quizzes.marking.folding import is_passed, standing_marks, total
from assessments.quizzes.models import Attempt, Form, Mark, OpenAnswer, Regrade
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.regrading.places import forms_with, sheets_of
from assessments.quizzes.regrading.standing import Rule, rules_for
from assessments.quizzes.sitting.sheets import from_text
from grids import scope

BATCH = 1_000  # sheets read at a time


@dataclass(frozen=True)
class Outcome:
    """An attempt that changes: `mark` the new mark of the question, unsaved and without its run; `before` the one so far.

    `sheet` has the totals it would have; `score`, `max_score` and `passed` are those it has, empty while it waits for a person.
    """

    sheet: Attempt
    mark: Mark
    before: Mark | None
    score: Decimal | None
    max_score: Decimal
    passed: bool | None

    @property
    def turns(self) -> str:
        """passes, fails, or nothing where the verdict stays or there is none yet."""
        if self.passed is None or self.sheet.passed is None or self.passed == self.sheet.passed:
            return ""
        return "passes" if self.sheet.passed else "fails"


@dataclass(frozen=True)
class Trial:
    """`asked`: the sheets it reaches; `outcomes`: those of them that change."""

    asked: int
    outcomes: list[Outcome]

    @property
    def passes(self) -> int:
        return sum(one.turns == "passes" for one in self.outcomes)

    @property
    def fails(self) -> int:
        return sum(one.turns == "fails" for one in self.outcomes)


def try_out(regrade: Regrade) -> Trial:
    """A look at everything it reaches, as it is now. About 20 µs … 100 µs a sheet."""
    with scope.whole_tree("a regrade is tried out on everybody who was asked the question"):
        asked, outcomes = 0, []
        judging = Judging(regrade)
        sheets = sheets_of(regrade).iterator(chunk_size=BATCH)
        while batch := list(islice(sheets, BATCH)):
            asked += len(batch)
            outcomes += judging.outcomes(batch)
    return Trial(asked, outcomes)


def require_something_left(regrade: Regrade) -> None:
    """Raises ValidationError when dropping the question would leave a form that counts nothing."""
    if regrade.policy != Policy.DROP:
        return
    with scope.whole_tree("a regrade is tried out on everybody who was asked the question"):
        judging = Judging(regrade)
        one_of_each = {sheet.form_id: sheet for sheet in sheets_of(regrade)}
        rules = rules_for(list(one_of_each.values()))
        for sheet in one_of_each.values():
            kept = (
                Decimal(slot["score"])
                for slot in judging.form(sheet).slots
                if slot["version"] != regrade.version_id
                and not ((rule := rules.of(sheet, slot["version"])) and rule.policy == Policy.DROP)
            )
            if not sum(kept, Decimal(0)):
                raise ValidationError(_("有的卷作废这道题以后就没有计分的题了，请改用“全部给分”。"))


class Judging:
    """Judges answers to one question by one regrade. Keeps what is the same for many sheets."""

    def __init__(self, regrade: Regrade):
        self.regrade, self.rule = regrade, Rule(regrade)
        self.wording: Wording = regrade.version.wording
        self.by_hand = needs_a_person(self.wording)
        self._forms: dict[int, Form] = {}
        self._slots: dict[int, dict] = {}
        self._judged: dict[tuple, tuple[Decimal | None, Decimal]] = {}

    def form(self, sheet: Attempt) -> Form:
        return self._forms[sheet.form_id] if sheet.form_id in self._forms else self._read([sheet])[sheet.form_id]

    def outcomes(self, sheets: list[Attempt]) -> list[Outcome]:
        """Of those sheets that change. Sheets that nobody has marked yet are left to the marking."""
        self._read(sheets)
        marks = self._marks(sheets)
        waiting = self._waiting([sheet for sheet in sheets if sheet.pk not in marks])
        found = []
        for sheet in sheets:
            before = marks.get(sheet.pk)
            if before is None and sheet.pk not in waiting:
                continue
            sheet.form = self._forms[sheet.form_id]
            mark = self._judge(sheet, before)
            if mark is not None:
                found.append(Outcome(sheet, mark, before, sheet.score, sheet.max_score, sheet.passed))
        self._total(found)
        return found

    def _read(self, sheets: list[Attempt]) -> dict[int, Form]:
        unknown = {sheet.form_id for sheet in sheets} - self._forms.keys()
        if unknown:
            self._forms |= Form.objects.select_related("paper").in_bulk(list(unknown))
            self._slots |= forms_with(self.regrade.version, unknown)
        return self._forms

    def _marks(self, sheets: list[Attempt]) -> dict[int, Mark]:
        """The newest mark of the question by attempt."""
        rows = Mark.objects.filter(attempt__in=[sheet.pk for sheet in sheets], version=self.regrade.version_id)
        return {row.attempt_id: row for row in rows.order_by("run")}

    def _waiting(self, sheets: list[Attempt]) -> set[int]:
        """Those on which the question waits for a person."""
        if not self.by_hand or not sheets:
            return set()
        rows = OpenAnswer.objects.filter(attempt__in=[sheet.pk for sheet in sheets], version=self.regrade.version_id)
        return set(rows.values_list("attempt_id", flat=True))

    def _judge(self, sheet: Attempt, before: Mark | None) -> Mark | None:
        """The new mark; None when it would say the same."""
        slot = self._slots[sheet.form_id]
        maximum = Decimal(slot["score"])
        # What a person marked may have been replaced since by a late sheet; what a key marks is marked anew at once.
        kept = before.response if before and not self.by_hand else to_kept(self._answered(sheet, slot["slot"]))
        same = before is not None and before.response == kept
        score, maximum = self._judged_once(kept, maximum)
        if score is None or (before and same and (before.score, before.max_score) == (score, maximum)):
            return None
        mark = Mark(attempt=sheet, slot=slot["slot"], version_id=slot["version"], response=kept, regrade=self.regrade)
        mark.score, mark.max_score = score, maximum
        if before and same and before.by_id:
            mark.by_id, mark.points, mark.comment = before.by_id, before.points, before.comment
        return mark

    def _judged_once(self, kept: str, maximum: Decimal) -> tuple[Decimal | None, Decimal]:
        """Among many sheets few answers are different ones. A policy for what a person marks doesn't ask for its points."""
        key = (kept, maximum)
        if key not in self._judged:
            response: Response = from_kept(self.wording.kind, kept)
            earned = points(self.wording, response, maximum)
            self._judged[key] = self.rule.judge(self.wording, response, maximum, earned)
        return self._judged[key]

    def _answered(self, sheet: Attempt, slot: int) -> Response:
        return response_to(from_text(sheet.answers), sheet.seed, slot, self.wording)

    def _total(self, found: list[Outcome]) -> None:
        """Sets the totals the sheets would have. Those that wait for a person may have been waiting for this mark alone."""
        waiting = [one.sheet for one in found if one.score is None]
        standing = standing_marks(waiting) if waiting else {}
        wordings = wordings_of(waiting) if waiting else {}
        for one in found:
            if one.score is None:
                total(one.sheet, {**standing.get(one.sheet.pk, {}), one.mark.slot: one.mark}, wordings)
            elif one.before:
                one.sheet.score = one.score - one.before.score + one.mark.score
                one.sheet.max_score = one.max_score - one.before.max_score + one.mark.max_score
                one.sheet.passed = is_passed(one.sheet)
