"""Answers whether a certificate is valid, to anyone who has its number. Every look-up is kept."""

from dataclasses import dataclass
from datetime import date

from assessments.certificates import numbers
from assessments.certificates.models import Certificate, LookUp
from grids import scope
from people.names import masked


@dataclass
class Verdict:
    """What anyone may know of a certificate; the name is masked."""

    certificate: Certificate
    name: str
    finished_on: date | None

    @property
    def valid(self) -> bool:
        return not self.certificate.revoked


def look_up(number: str) -> Verdict | None:
    """What the number stands for, or None. Keeps the look-up: the number and whether it was found."""
    with scope.whole_tree("certificate verification"):
        certificate = Certificate.objects.select_related("revocation").filter(number=number).first()
    LookUp.objects.create(number=number, found=certificate is not None)
    if certificate is None:
        return None
    finished_on = certificate.facts.get("finished_on")
    return Verdict(
        certificate, masked(certificate.facts["name"]), date.fromisoformat(finished_on) if finished_on else None
    )


def note_failure(number: str) -> None:
    """Keeps a look-up whose check digit was wrong. Anything that is no number is not kept: it may be a name or a phone."""
    if numbers.well_formed(number):
        LookUp.objects.create(number=number, found=False)
