"""Names single people for a hall: some of another street, three who sit apart."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams import rules
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.board.seeing import people_of
from assessments.quizzes.models import Arrangement, Hall, Placement
from courses.rounds.models import Enrolment, RoundStep
from grids import scope
from ledger.auditing import record
from people.models import User
from people.names import tidy

MOST = 400  # people whom one hall names
SAID = 5  # lines of which is said what is wrong with them


@transaction.atomic
def place(hall: Hall, by: User, text: str) -> int:
    """Names for the hall whom `text` names, one on a line by number or name, and nobody else any more. The same again writes nothing.

    Returns how many are named. Raises PermissionDenied, and Refused with what is wrong; then nothing is changed.
    """
    step = hall.arrangement.step
    if not rules.may_arrange(by, step.round):
        raise PermissionDenied
    if step.round.closed_at:
        raise Refused(_("这一轮已经结班，不能再改。"))
    Arrangement.objects.select_for_update(of=("self",)).get(pk=hall.arrangement_id)  # one after the other
    with scope.within(step.round.grid.path):
        wanted = _people(step, text)
        _check_elsewhere(hall, wanted)
        there = set(hall.placements.values_list("enrolment", flat=True))
        added, removed = sorted(wanted - there), sorted(there - wanted)
        hall.placements.filter(enrolment__in=removed).delete()
        Placement.objects.bulk_create(
            Placement(hall=hall, arrangement_id=hall.arrangement_id, enrolment_id=pk, placed_by=by) for pk in added
        )
    if added or removed:
        record(by, "hall people named", hall, path=hall.grid.path, added=added, removed=removed)
    return len(wanted)


def _people(step: RoundStep, text: str) -> set[int]:
    """Ids of the enrolments that the lines name. A line may say more than it needs: number, name, unit, as a sheet has them."""
    lines = [
        (at, line.split(maxsplit=3)) for at, line in enumerate(text.replace("\0", "").splitlines(), 1) if line.strip()
    ]
    if len(lines) > MOST:
        raise Refused(_("一个考场最多点名 %(most)s 个人。") % {"most": MOST})
    words = {word for _at, line in lines for word in (*line, tidy(" ".join(line)))}
    by_number: dict[str, Enrolment] = {}
    by_name: dict[str, list[Enrolment]] = {}
    named = Q(worker__number__in=words) | Q(worker__name__in=words)
    for one in people_of(step).filter(named).select_related("worker").order_by("worker__number"):
        by_number[one.worker.number] = one
        by_name.setdefault(one.worker.name, []).append(one)
    found, faults = set(), []
    for at, line in lines:
        person, fault = _person(line, by_number, by_name)
        if person:
            found.add(person.pk)
        else:
            faults.append(_("第 %(line)s 行：%(fault)s") % {"line": at, "fault": fault})
    if len(faults) > SAID:
        faults[SAID:] = [_("还有 %(count)s 行不对。") % {"count": len(faults) - SAID}]
    if faults:
        raise Refused("".join(faults))
    return found


def _person(
    words: list[str], by_number: dict[str, Enrolment], by_name: dict[str, list[Enrolment]]
) -> tuple[Enrolment | None, str]:
    """Whom a line names, or why nobody. A number decides; a name beside it has to be that person's."""
    typed = " ".join(words)
    if one := next((by_number[word] for word in words if word in by_number), None):
        beside = tidy(" ".join(word for word in words if word != one.worker.number))
        if beside and not beside.startswith(one.worker.name):
            said = {"number": one.worker.number, "name": one.worker.name, "typed": beside}
            return None, _("工号 %(number)s 是%(name)s，不是“%(typed)s”。") % said
        return one, ""
    same = next((by_name[name] for name in (tidy(typed), *words) if name in by_name), [])
    if not same or any(map(_like_a_number, words)):
        return None, _("这一场应考的人里没有“%(typed)s”。") % {"typed": typed}
    if len(same) > 1:
        numbers = "、".join(one.worker.number for one in same)
        return None, _("有 %(count)s 个%(name)s，请写工号：%(numbers)s。") % {
            "count": len(same),
            "name": same[0].worker.name,
            "numbers": numbers,
        }
    return same[0], ""


def _like_a_number(word: str) -> bool:
    return word.isascii() and any(map(str.isdigit, word))


def _check_elsewhere(hall: Hall, wanted: set[int]) -> None:
    """Nobody sits in two halls."""
    others = Placement.objects.filter(arrangement=hall.arrangement_id, enrolment__in=wanted).exclude(hall=hall)
    if there := others.select_related("hall", "enrolment__worker").order_by("pk").first():
        raise Refused(
            _("%(name)s已经点名在“%(hall)s”考，先从那里去掉。")
            % {"name": there.enrolment.worker.name, "hall": there.hall.name}
        )
