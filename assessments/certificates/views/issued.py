"""Certificates that are out: their documents, and their revocation."""

from io import BytesIO

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from assessments.certificates import revoking, rules
from assessments.certificates.forms import ReasonForm
from assessments.certificates.models import Certificate
from assessments.certificates.views.access import batch_in_reach, hr_page, in_reach


@login_required
def own_certificate(request: HttpRequest, number: str) -> HttpResponse | FileResponse:
    """One's own, as PDF; of a revoked one the verification page tells the reason."""
    certificate = get_object_or_404(Certificate.objects.select_related("revocation"), number=number)
    return redirect("verify", number) if certificate.revoked else _document(certificate)


@hr_page
def staff_certificate(request: HttpRequest, number: str) -> HttpResponse | FileResponse:
    certificate = _in_reach(request, number)
    return redirect("verify", number) if certificate.revoked else _document(certificate)


@hr_page
def batch_document(request: HttpRequest, pk: int) -> FileResponse:
    batch = batch_in_reach(request.user, pk)
    if not batch.document or not storages["private"].exists(batch.document):
        raise Http404
    name = f"{batch.occasion.name} {batch.get_kind_display()}.pdf"
    return FileResponse(storages["private"].open(batch.document), as_attachment=True, filename=name)


@hr_page
def revocation(request: HttpRequest, number: str) -> HttpResponse:
    certificate = _in_reach(request, number)
    if not rules.may_revoke(request.user, certificate.batch):
        raise PermissionDenied
    form = ReasonForm(
        request.POST or None, label=_("撤销原因"), hint=_("查验这张证书的人都会看到，不要写身份证号和电话。")
    )
    if request.method == "POST" and form.is_valid():
        try:
            revoking.revoke(certificate, form.cleaned_data["reason"], request.user)
            return redirect("batch", certificate.batch_id)
        except ValidationError as error:
            form.add_error("reason", error)
    return render(
        request, "certificates/revocation.html", {"place": "certificates", "certificate": certificate, "form": form}
    )


def _in_reach(request: HttpRequest, number: str) -> Certificate:
    known = Certificate.objects.select_related("batch__grid", "batch__round", "batch__cycle", "revocation")
    certificate = get_object_or_404(known, number=number)
    in_reach(request.user, certificate.batch)
    return certificate


def _document(certificate: Certificate) -> FileResponse:
    from assessments.certificates import typesetting  # WeasyPrint takes a second to load

    title = certificate.facts["title"]
    return FileResponse(
        BytesIO(typesetting.pdf([certificate])), as_attachment=True, filename=f"{title} {certificate.number}.pdf"
    )
