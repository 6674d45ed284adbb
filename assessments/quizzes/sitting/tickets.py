"""The exam ticket: what lets a phone save answers without a session. Signed, so it cannot be made or changed."""

from dataclasses import dataclass
from functools import lru_cache

from django.core import signing

from assessments.quizzes.models import Attempt

SALT = "exam ticket"


class Forged(ValueError):
    """The ticket was not signed by us."""


@dataclass(frozen=True)
class Ticket:
    attempt: int
    worker: int
    shape: str  # of the form, see `shapes`: what answers it takes


def issue(attempt: Attempt, shape: str) -> str:
    return sign(Ticket(attempt.pk, attempt.worker_id, shape))


def sign(ticket: Ticket) -> str:
    return signing.dumps([ticket.attempt, ticket.worker, ticket.shape], salt=SALT)


@lru_cache(maxsize=20_000)  # one phone shows the same one with each save
def read(text: str) -> Ticket:
    try:
        ticket = Ticket(*signing.loads(text, salt=SALT)[:3])  # earlier ones held the deadline, too
    except (signing.BadSignature, TypeError) as error:
        raise Forged from error
    if not isinstance(ticket.shape, str):  # from before there were shapes
        raise Forged
    return ticket
