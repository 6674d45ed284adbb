"""What certificates keep about a person."""

from django.utils.translation import gettext_lazy as _

from assessments.certificates.models import Batch, Certificate, Recipient, Revocation
from people.privacy.registry import FIGURES, INNER, ISSUED, OTHERS, REFERENCE, Part, declare, declare_authors

declare(
    Part(
        Recipient,
        _("发证名单"),
        worker="worker",
        shows="batch obstacle",
        headings={"batch": _("发证批次")},
        hides={INNER: "enrolment appraisal"},
        stays={FIGURES: "batch obstacle enrolment appraisal"},
    ),
    Part(
        Certificate,
        _("证书"),
        worker="worker",
        shows="number kind facts issued_on",
        headings={"facts": _("证书上的话")},
        hides={INNER: "created_at source_key batch grid enrolment appraisal", OTHERS: "issued_by"},
        stays={
            ISSUED: "number kind facts issued_on",
            REFERENCE: "created_at source_key batch grid enrolment appraisal issued_by",
        },
    ),
    Part(
        Revocation,
        _("证书撤销"),
        worker="certificate__worker",
        shows="certificate reason created_at",
        headings={"certificate": _("证书编号")},
        hides={OTHERS: "by"},
        stays={ISSUED: "reason created_at", REFERENCE: "by"},
    ),
)
declare_authors(Batch, "prepared_by approved_by issued_by withdrawn_by")
