"""A month of pay, named by its first day."""

from calendar import monthrange
from datetime import date


def first_day_of(day: date) -> date:
    return day.replace(day=1)


def last_day_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])
