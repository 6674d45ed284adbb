"""The facts a certificate keeps: all that it says, as it was on the day of issue."""

from datetime import date

from assessments.certificates import texts
from assessments.certificates.models import Batch, Kind, Recipient


def facts(recipient: Recipient, batch: Batch, issued_on: date) -> dict:
    """What stands on the certificate, as JSON: days as ISO text, credit hours as a decimal string."""
    occasion = batch.occasion
    common = {
        "name": recipient.worker.name,
        "title": texts.title(batch.kind),
        "district": batch.grid.name,
        "occasion": occasion.name,
        "first_day": occasion.first_day.isoformat(),
        "last_day": occasion.last_day.isoformat(),
        "issuer": batch.issuer,
        "issued_on": issued_on.isoformat(),
    }
    if batch.kind == Kind.APPRAISAL:
        return common | {"grade": recipient.appraisal.grade}
    return common | _completed(recipient, bool(occasion.exam_key))


def _completed(recipient: Recipient, exam: bool) -> dict:
    enrolment = recipient.enrolment
    finished_on = enrolment.qualified_on.isoformat() if enrolment.qualified_on else None
    credit = f"{enrolment.credit:f}"
    return {
        "credit": credit.rstrip("0").rstrip(".") if "." in credit else credit,
        "exam": exam,
        "finished_on": finished_on,
    }
