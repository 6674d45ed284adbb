"""Who may do what with schemes and cycles, and the sentence that says why not."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from grids.models import Grid
from people import rules
from people.models import Role, User

RULE_MAKERS = {Role.Kind.CITY_ADMIN, Role.Kind.HR_OFFICER}


def may_make_rules(user: User, grid: Grid) -> bool:
    """Drafts and publishes schemes of appraisal and of pay."""
    return rules.holds(user, RULE_MAKERS, grid.path)


def require_rule_maker(user: User, grid: Grid) -> None:
    if not may_make_rules(user, grid):
        raise PermissionDenied(_("%(grid)s的方案由本级人事经办或市级管理员发布。") % {"grid": grid})


def require_preparer(user: User, grid: Grid) -> None:
    if not rules.may_prepare(user, grid.path):
        raise PermissionDenied(_("这一步由%(grid)s的人事经办来做。") % {"grid": grid})


def require_approver(user: User, grid: Grid) -> None:
    if not rules.may_approve(user, grid.path):
        raise PermissionDenied(_("这一步由%(grid)s的人事审批来做。") % {"grid": grid})
