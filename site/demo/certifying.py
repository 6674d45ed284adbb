"""Certificates of the first round, issued; certificates of the appraisal, approved and waiting for the officer to issue."""

from assessments.appraisals.models import Cycle
from assessments.certificates.approving import approve
from assessments.certificates.issuing import issue
from assessments.certificates.models import Kind
from assessments.certificates.preparing import prepare
from courses.rounds.models import Round
from people.models import User

ISSUER = "清河门区网格员培训办公室（示例）"


def certify(round: Round, cycle: Cycle, officer: User, approver: User) -> None:
    batch = prepare(Kind.ROUND, round, ISSUER, officer)
    approve(batch, approver)
    issue(batch, officer)
    waiting = prepare(Kind.APPRAISAL, cycle, ISSUER, officer)
    approve(waiting, approver)
