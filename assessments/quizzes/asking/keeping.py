"""How a mark keeps the response it was given for: in the letters of the bank; texts and letters as they are, the rest as JSON."""

import json

from assessments.bank.marking.deciding import Response
from assessments.bank.wording import Kind
from assessments.bank.wording.kinds import CHOOSING

PLAIN = CHOOSING | {Kind.SHORT_ANSWER}


def to_kept(response: Response) -> str:
    """What stands in `Mark.response`."""
    return response if isinstance(response, str) else json.dumps(response, ensure_ascii=False, separators=(",", ":"))


def from_kept(kind: str, kept: str) -> Response:
    """The response again, as `bank.marking` takes it; `kind` of the question."""
    return kept if kind in PLAIN or not kept else json.loads(kept)
