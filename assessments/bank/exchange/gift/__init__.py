"""GIFT, as Moodle documents it (docs.moodle.org, “GIFT format”)."""

from assessments.bank.exchange.gift.carrying import carries, losses
from assessments.bank.exchange.gift.reading import read
from assessments.bank.exchange.gift.writing import write

__all__ = ["carries", "losses", "read", "write"]
