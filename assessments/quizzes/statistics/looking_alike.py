"""What an auditor sees of the check of answer sheets: who, how much alike, and when and where they sat."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.bank.models import ItemVersion
from assessments.quizzes.exam_time.clock import MINUTE
from assessments.quizzes.models import Attempt
from assessments.quizzes.statistics.gathering import gather
from assessments.quizzes.statistics.resembling import LEAST_PEOPLE, LIMIT, Compared, Pair, compare
from assessments.quizzes.statistics.showing import shown
from courses.rounds.models import RoundStep
from grids import scope

MOST = 50  # pairs on the page


@dataclass(frozen=True)
class PairRow:
    pair: Pair
    people: tuple[Attempt, Attempt]

    @property
    def expected(self) -> str:
        return shown(self.pair.expected, 1)

    @property
    def odds(self) -> str:
        """The probability in words: 1 in so many."""
        times = min(10**6, int(1 / max(self.pair.odds, 1e-6)))
        return _("不到 %(times)s 分之一") % {"times": f"{times:,}"}

    @property
    def apart(self) -> list[str]:
        """How far apart they began and handed in, and where they sat, as far as it is known."""
        one, other = self.people
        told = []
        if not self._on_paper:
            told.append(_("开卷相差 %(minutes)s 分钟") % {"minutes": _minutes(one.opened_us, other.opened_us)})
        if not self._on_paper and one.submitted_us and other.submitted_us:
            told.append(_("交卷相差 %(minutes)s 分钟") % {"minutes": _minutes(one.submitted_us, other.submitted_us)})
        seats = [getattr(attempt, "seat", None) for attempt in self.people]
        if seats[0] and seats[1] and seats[0].room_id == seats[1].room_id:
            numbers = {"room": seats[0].room.name, "one": seats[0].number, "other": seats[1].number}
            told.append(_("同在%(room)s，座号 %(one)s 和 %(other)s") % numbers)
        if one.grid_id == other.grid_id:
            told.append(_("同一个网格"))
        return told

    @property
    def _on_paper(self) -> bool:
        """What was typed in from paper has the times of the typing."""
        return any(hasattr(attempt, "seat") for attempt in self.people)


def context(step: RoundStep) -> dict:
    """The pairs that stand out among the attempts in sight. Four queries."""
    compared = _compare(step)
    pairs = compared.pairs[:MOST]
    wanted = {attempt for pair in pairs for attempt in (pair.one, pair.other)}
    attempts = Attempt.objects.select_related("worker", "grid", "seat__room").in_bulk(wanted)
    return {
        "round": step.round,
        "step": step,
        "compared": compared,
        "pairs": [PairRow(pair, (attempts[pair.one], attempts[pair.other])) for pair in pairs],
        "hidden": len(compared.pairs) - len(pairs),
        "least": LEAST_PEOPLE,
        "percent": round(LIMIT * 100),
    }


def _compare(step: RoundStep) -> Compared:
    gathered = gather(step)
    with scope.whole_tree("kinds of the questions of a paper"):
        versions = ItemVersion.objects.filter(pk__in={int(pk) for pk in gathered.version})
        kinds = dict(versions.values_list("pk", "kind"))
    return compare(gathered, kinds)


def _minutes(one: int, other: int) -> int:
    return round(abs(one - other) / MINUTE)
