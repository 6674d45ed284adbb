"""Prints a batch: one PDF with all its certificates, kept in the private storage."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from assessments.certificates.models import Batch
from ledger.jobs import Progress


def print_batch(batch: Batch, progress: Progress | None = None) -> int:
    """Sets the document anew and replaces the earlier one; revoked certificates are left out. The number of pages."""
    from assessments.certificates import typesetting  # WeasyPrint takes a second to load

    certificates = list(batch.certificates.filter(revocation=None).order_by("grid__path", "number"))
    if progress:
        progress.expect(len(certificates))
    old = batch.document
    if certificates:
        content = typesetting.pdf(certificates, progress.reached if progress else lambda done: None)
        batch.document = storages["private"].save(f"certificates/{batch.pk}.pdf", ContentFile(content))
    else:
        batch.document = ""
    batch.save(update_fields=["document"])
    if old:
        storages["private"].delete(old)
    return len(certificates)
