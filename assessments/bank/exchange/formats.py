"""The formats: what each is called, and how it is read and written."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.bank.exchange.found import Fault, Found
from assessments.bank.wording import Wording


@dataclass(frozen=True)
class Format:
    """`module` (below exchange) offers, all pure and without a database:

    read(data: bytes) -> Found, raises Unreadable · write(wordings) -> bytes · carries(wording) -> bool: whether it can hold
    such a question · losses(wording) -> list[Fault]: what of a question that it holds gets lost, empty when nothing.
    """

    key: str  # as --format names it
    label: str | Promise
    extensions: tuple[str, ...]  # the first is what an export is called
    module: str
    common: bool = False  # offered first; the others lie under 更多格式
    by_kind: bool = False  # a paper: the questions of a kind stand together

    def read(self, data: bytes) -> Found:
        return self._part("read")(data)

    def write(self, wordings: Sequence[Wording]) -> bytes:
        return self._part("write")(wordings)

    def losses(self, wording: Wording) -> list[Fault]:
        return self._part("losses")(wording)

    def carries(self, wording: Wording) -> bool:
        return self._part("carries")(wording)

    def _part(self, name: str) -> Any:
        return getattr(import_module(f"assessments.bank.exchange.{self.module}"), name)


FORMATS = {
    one.key: one
    for one in (
        Format("xlsx", _("Excel 表格"), (".xlsx", ".xlsm", ".xls", ".et"), "workbook", common=True),
        Format("docx", _("Word 试卷"), (".docx",), "word", common=True, by_kind=True),
        Format("gift", "GIFT", (".gift", ".txt"), "gift"),
        Format("moodle-xml", "Moodle XML", (".xml",), "moodle"),
        Format("aiken", "Aiken", (".txt",), "aiken"),
        Format("qti", "QTI 2.1 / 2.2 / 3.0", (".zip", ".xml"), "qti"),
    )
}
