"""QTI 2.1, 2.2 and 3.0 (IMS / 1EdTech Question and Test Interoperability): items, and content packages of them."""

from assessments.bank.exchange.qti.carrying import carries, losses
from assessments.bank.exchange.qti.reading import read
from assessments.bank.exchange.qti.writing import write

__all__ = ["carries", "losses", "read", "write"]
