"""Moodle XML, as Moodle documents it (docs.moodle.org, “Moodle XML format”)."""

from assessments.bank.exchange.moodle.carrying import carries, losses
from assessments.bank.exchange.moodle.reading import read
from assessments.bank.exchange.moodle.writing import write

__all__ = ["carries", "losses", "read", "write"]
