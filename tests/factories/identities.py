"""Resident identity numbers from the examples of GB 11643; they belong to nobody."""

from ledger.auditing import SYSTEM
from people.models import Worker
from people.privacy import keeping

NUMBER = "11010519491231002X"
OTHER = "440524188001010014"


def numbered(*workers: Worker, number: str = NUMBER) -> None:
    """These people have this number."""
    keeping.keep_many({worker.pk: number for worker in workers}, SYSTEM)
