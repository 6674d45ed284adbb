"""Draws up who gets a certificate for a round or an appraisal cycle."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from assessments.appraisals.models import Cycle
from assessments.certificates import fonts, queries, wording
from assessments.certificates.models import Batch, Kind, Recipient
from courses.rounds.models import Round
from ledger.auditing import record
from people import rules
from people.models import User


def prepare(kind: str, occasion: Round | Cycle, issuer: str, by: User) -> Batch:
    """A batch with everybody who has earned a certificate in the round or cycle and holds none.

    Raises PermissionDenied, or ValidationError with what to do: a reserved word, nobody to certify or none whose
    name can be printed, a batch under way.
    """
    if not rules.may_prepare(by, occasion.grid.path):
        raise PermissionDenied
    issuer = issuer.strip()
    for text in (issuer, occasion.name):
        wording.require_plain(text)
        require_printable(text)
    entitled = list(
        queries.earned(kind)
        .filter(**{queries.OCCASION[kind]: occasion})
        .select_related("worker")
        .order_by("grid__path", "worker__number")
    )
    if not entitled:
        raise ValidationError(_("现在没有可以发证的人：要么还没有人合格，要么都已经有证书。"))
    try:
        with transaction.atomic():
            batch = _written(kind, occasion, issuer, by, entitled)
            if not batch.recipients.filter(obstacle="").exists():
                raise ValidationError(batch.recipients.first().obstacle)
            record(by, "prepare certificates", batch, path=batch.grid.path, recipients=len(entitled))
    except IntegrityError as error:
        raise ValidationError(_("这里已有一批证书在办，请先办完或者退回那一批。")) from error
    return batch


def require_printable(text: str) -> None:
    """Raises ValidationError naming the characters the certificate's font lacks."""
    if lacking := fonts.missing(text):
        raise ValidationError(
            _("证书的字库里没有“%(characters)s”，请换一个写法。"), params={"characters": "".join(lacking)}
        )


def obstacle(name: str) -> str:
    """Why no certificate can be printed for this name; empty when one can."""
    lacking = fonts.missing(name)
    if not lacking:
        return ""
    return _("证书的字库里没有姓名中的“%(characters)s”，请系统管理员设置备用字库后再发。") % {
        "characters": "".join(lacking)
    }


def _written(kind: str, occasion: Round | Cycle, issuer: str, by: User, entitled: list) -> Batch:
    batch = Batch.objects.create(
        grid=occasion.grid, kind=kind, issuer=issuer, prepared_by=by, **{queries.OCCASION[kind]: occasion}
    )
    result = "enrolment" if kind == Kind.ROUND else "appraisal"
    Recipient.objects.bulk_create(
        [
            Recipient(batch=batch, worker=one.worker, obstacle=obstacle(one.worker.name), **{result: one})
            for one in entitled
        ],
        batch_size=500,
    )
    return batch
