"""What a merge of two entries keeps about the person."""

from django.utils.translation import gettext_lazy as _

from people.models import Merge, MovedRow
from people.privacy.registry import INNER, OTHERS, REFERENCE, Part, declare

declare(
    Part(
        Merge,
        _("人员合并"),
        worker="kept",
        shows="made_at undone_at",
        hides={INNER: "gone sealed", OTHERS: "by undone_by"},
        erases={"sealed": ""},
        stays={REFERENCE: "gone by made_at undone_by undone_at"},
    ),
    Part(MovedRow, _("随合并移动的行"), worker="merge__kept", whole=True),
)
