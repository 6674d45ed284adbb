"""Workbooks of questions with Chinese headings, as offices keep them: docs/exchange.md says what is understood."""

from assessments.bank.exchange.workbook.carrying import carries, losses
from assessments.bank.exchange.workbook.reading import read
from assessments.bank.exchange.workbook.template import template
from assessments.bank.exchange.workbook.writing import write

__all__ = ["carries", "losses", "read", "template", "write"]
