from courses.rounds.models.enrolments import Enrolment
from courses.rounds.models.rounds import CreditRule, Programme, Round, RoundStep

__all__ = ["CreditRule", "Enrolment", "Programme", "Round", "RoundStep"]
