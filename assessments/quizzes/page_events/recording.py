"""Takes in what a phone tells of its exam page, and tells it whether the paper was opened elsewhere since."""

import re

from assessments.quizzes.exam_time.clock import now_us
from assessments.quizzes.models import Attempt, PageComment, PageEvent
from assessments.quizzes.sitting.tickets import Ticket
from grids import scope
from people.models import User

MOST_AT_ONCE = 50
MOST = 300  # of one attempt; what comes after says nothing new
DAY_SECONDS = 24 * 3600
NAME = re.compile(r"[0-9a-f]{24}")
Kind = PageEvent.Kind


class BadEvents(ValueError):
    """Not what a phone of ours sends."""


def take_in(ticket: Ticket, device: object, events: object, now: int | None = None) -> bool:
    """Adds the events and returns whether another device opened the paper after this one did.

    `events`: a list of {"name", "kind", "ago" in microseconds, "seconds" or null}. Of an open-book exam, and after handing
    in, only openings are kept. Raises BadEvents; an attempt that is not the ticket's raises Attempt.DoesNotExist.
    """
    if (
        not isinstance(events, list)
        or len(events) > MOST_AT_ONCE
        or not isinstance(device, str)
        or not _is_name(device)
    ):
        raise BadEvents
    now = now_us() if now is None else now
    with scope.whole_tree("the exam ticket names one attempt of one worker"):
        attempt = Attempt.objects.get(pk=ticket.attempt, worker=ticket.worker)
    rows = [_row(attempt, device, event, now) for event in events]
    known = list(PageEvent.objects.filter(attempt=attempt).order_by("pk").values_list("name", "kind", "device"))
    names = {name for name, _kind, _device in known}
    fresh = [row for row in rows if row.name not in names and (row.kind == Kind.OPENED or _counts(attempt, row))]
    kept = fresh[: max(0, MOST - len(known))]
    if kept:
        PageEvent.objects.bulk_create(kept, ignore_conflicts=True)  # the same may be sent twice at once
    openings = [by for _name, kind, by in known if kind == Kind.OPENED]
    openings += [device for row in kept if row.kind == Kind.OPENED]
    return bool(openings) and openings[-1] != device


def comment(attempt: Attempt, text: str, by: User) -> None:
    """What the person says about the events. The same text again adds nothing."""
    text = text.strip()[:500]
    last = attempt.page_comments.order_by("-pk").first()
    if text and (last is None or last.text != text):
        PageComment.objects.create(attempt=attempt, text=text, by=by)


def _counts(attempt: Attempt, row: PageEvent) -> bool:
    return not attempt.open_book and (attempt.submitted_us is None or row.at_us <= attempt.submitted_us)


def _row(attempt: Attempt, device: str, event: object, now: int) -> PageEvent:
    if not isinstance(event, dict) or not _is_name(event.get("name")) or event.get("kind") not in Kind.values:
        raise BadEvents
    ago, seconds = event.get("ago", -1), event.get("seconds")
    if not _is_whole(ago, DAY_SECONDS * 1_000_000) or not (seconds is None or _is_whole(seconds, DAY_SECONDS)):
        raise BadEvents
    at = max(attempt.opened_us, now - ago)
    return PageEvent(attempt=attempt, kind=event["kind"], at_us=at, seconds=seconds, device=device, name=event["name"])


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(NAME.fullmatch(value))


def _is_whole(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
