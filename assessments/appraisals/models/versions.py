"""Rules that are published: a version is written once, and its parts no longer change."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Version(models.Model):
    """One version of a set of rules. `published_at` freezes it; results point at it."""

    published_at = models.DateTimeField(gettext_lazy("发布时间"), null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class PartOfVersion(models.Model):
    """A row of such rules; `scheme` is its version. Raises ValidationError when the version is published."""

    scheme: "models.ForeignKey[Version, Version]"

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self._refuse_when_published()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self._refuse_when_published()
        return super().delete(*args, **kwargs)

    def _refuse_when_published(self) -> None:
        if self.scheme.published_at:
            raise ValidationError(_("%(scheme)s已经发布，不再改动。要改，请另写一版。") % {"scheme": self.scheme})
