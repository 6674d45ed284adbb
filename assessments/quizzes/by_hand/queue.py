"""Which answers wait for somebody, and in which order they come: question by question, or paper by paper."""

from dataclasses import dataclass

from django.db.models import Count, Exists, Min, OuterRef, Q

from assessments.quizzes.by_hand.avoiding import avoided, homes_of
from assessments.quizzes.by_hand.claiming import free_for
from assessments.quizzes.models import Judgement, OpenAnswer
from assessments.quizzes.models.marks import OpenAnswerQuerySet
from people.models import User

ITEM, PAPER = "item", "paper"
GROUPS = {ITEM: "version_id", PAPER: "attempt_id"}  # what is worked through in a row


@dataclass(frozen=True)
class Group:
    """A question, or somebody's paper, with how many answers wait. `number` says which paper without saying whose."""

    first: OpenAnswer
    count: int
    number: int


def answers_for(user: User) -> OpenAnswerQuerySet:
    """Those in sight that the marker need not avoid, each with `marked` (settled) and `judged` (by this marker)."""
    mine = Judgement.objects.filter(answer=OuterRef("pk"), by=user)
    known = OpenAnswer.objects.filter(~avoided(user.pk, homes_of(user)))
    return known.with_state().annotate(judged=Exists(mine))


def waiting_for(user: User) -> OpenAnswerQuerySet:
    """Those that need one more judgement and can have it from this marker now."""
    return answers_for(user).filter(free_for(user), marked=False, judged=False)


def done_by(user: User) -> OpenAnswerQuerySet:
    """Those that are settled, and those the marker has judged; the newest first."""
    return answers_for(user).filter(Q(marked=True) | Q(judged=True)).order_by("-pk")


def groups(user: User, by: str):
    """What waits, group by group: a queryset of {the group, "count", "first"}; `opened` makes Groups of a slice of it."""
    group = GROUPS[by]
    return waiting_for(user).values(group).annotate(count=Count("pk"), first=Min("pk")).order_by(group)


def opened(rows) -> list[Group]:
    """Two queries, however many rows."""
    firsts = OpenAnswer.objects.select_related(
        "version", "attempt__enrolment__round", "attempt__form__paper__page"
    ).in_bulk([row["first"] for row in rows])
    numbers = dict(
        OpenAnswer.objects.filter(attempt__in={one.attempt_id for one in firsts.values()})
        .values_list("attempt_id")
        .annotate(Min("pk"))
    )
    return [Group(answer := firsts[row["first"]], row["count"], numbers[answer.attempt_id]) for row in rows]


def paper_number(answer: OpenAnswer) -> int:
    """That of its first open answer: the number of the attempt itself stands in the address its person knows."""
    first = OpenAnswer.objects.filter(attempt=answer.attempt_id).aggregate(first=Min("pk"))
    return first["first"]


def next_after(answer: OpenAnswer, user: User, by: str = ITEM) -> OpenAnswer | None:
    """The next one that waits: in the same question or paper, then in those after it, then from the beginning."""
    group = GROUPS[by]
    here = getattr(answer, group)
    waiting = waiting_for(user).exclude(pk=answer.pk).order_by(group, "pk")
    rest_of_it = waiting.filter(**{group: here, "pk__gt": answer.pk})
    behind = waiting.filter(**{f"{group}__gt": here})
    return rest_of_it.first() or waiting.filter(**{group: here}).first() or behind.first() or waiting.first()


def left(answer: OpenAnswer, user: User, by: str) -> tuple[int, int]:
    """How many of the same question or paper wait, and how many in all; this one counts among both."""
    group = GROUPS[by]
    same = Q(**{group: getattr(answer, group)})
    others = waiting_for(user).exclude(pk=answer.pk).aggregate(same=Count("pk", filter=same), all=Count("pk"))
    return 1 + others["same"], 1 + others["all"]
