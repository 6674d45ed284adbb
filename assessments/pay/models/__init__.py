from assessments.pay.models.runs import Decision, PayLine, Proposal, Run
from assessments.pay.models.schemes import Allowance, Coefficient, Factor, Incentive, PayScheme
from assessments.pay.models.standings import Standing, StandingApproval

__all__ = [
    "Allowance",
    "Coefficient",
    "Decision",
    "Factor",
    "Incentive",
    "PayLine",
    "PayScheme",
    "Proposal",
    "Run",
    "Standing",
    "StandingApproval",
]
