"""Files of the media library: without tags, which would pass from one district to another, and drawings that only draw."""

from django import forms
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from courses.catalogue.pictures import is_clean


class Untagged:
    fields: dict[str, forms.Field]  # of the form it is mixed into

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("tags", None)


class ImageForm(Untagged, BaseImageForm):
    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and str(file.name).lower().endswith(".svg") and "file" in self.changed_data:
            file.seek(0)
            if not is_clean(file.read()):
                raise forms.ValidationError(_("这张 SVG 里有脚本、样式或外部地址。请另存为纯图形，或改用 PNG。"))
            file.seek(0)
        return file


class DocumentForm(Untagged, BaseDocumentForm):
    pass


class MediaForm(Untagged, BaseMediaForm):
    pass
