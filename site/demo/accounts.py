"""Who can sign in to the demonstration. All of them are invented and marked; none can sign in anywhere else."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django.utils.translation import gettext as _

from demo.roster import HEROINE
from grids.models import Grid
from ledger import auditing
from people.appointing import appoint
from people.models import Role, User, Worker

PASSWORD = "wangge-2026"  # noqa: S105  printed on the first screen; opens invented records only
DISTRICT = "210905"
COMMUNITY = "210905004003"  # where the worker of the tour serves
SINCE = date(2026, 1, 1)
AUDITED = timedelta(days=180)  # how long the auditor is admitted


@dataclass(frozen=True)
class Account:
    username: str
    name: str
    kind: Role.Kind | None
    grid_code: str
    does: str
    case_number: str = ""


ACCOUNTS = [
    Account(HEROINE, "王秀兰", None, DISTRICT, _("网格员：学、考、看自己的档案")),
    Account("trainer", "刘敏（示例）", Role.Kind.TRAINER, DISTRICT, _("培训老师：写课、出题、看谁学了")),
    Account("reviewer", "周海燕（示例）", Role.Kind.TRAINING_ADMIN, DISTRICT, _("培训管理员：审课、开班")),
    Account("marker", "吴琳（示例）", Role.Kind.MARKER, DISTRICT, _("阅卷老师：评简答、模拟上报和实操")),
    Account("officer", "李明（示例）", Role.Kind.HR_OFFICER, DISTRICT, _("人事经办：算考核、算薪酬建议、发证")),
    Account("approver", "陈静（示例）", Role.Kind.HR_APPROVER, DISTRICT, _("人事审批：审批经办人编制的东西")),
    Account("admin", "赵立新（示例）", Role.Kind.CITY_ADMIN, "210900", _("市级管理员：看全市覆盖")),
    Account("haizhou", "孙伟（示例）", Role.Kind.TRAINER, "210902", _("海州区培训老师：看不到清河门区")),
    Account("leader", "马春燕（示例）", Role.Kind.GRID_LEADER, COMMUNITY, _("网格长：看本社区谁学完了")),
    Account(
        "auditor", "高振华（示例）", Role.Kind.AUDITOR, DISTRICT, _("纪检审计：按案件看，有期限"), "示例〔2026〕1号"
    ),
    Account("security", "郭宁（示例）", Role.Kind.SECURITY_ADMIN, "210900", _("安全管理员：管账号和登录")),
]


def open_staff() -> dict[str, User]:
    """Makes the staff with their roles. Returns the users by username."""
    password = make_password(PASSWORD)
    staff = [(account, account.kind) for account in ACCOUNTS if account.kind]
    users = {
        account.username: User.objects.create(
            username=account.username, name=account.name, password=password, is_demo=True
        )
        for account, _kind in staff
    }
    for account, kind in staff:
        grid = Grid.objects.get(code=account.grid_code)
        last_day = timezone.localdate() + AUDITED if account.case_number else None
        user, case_number = users[account.username], account.case_number
        appoint(user, kind, grid, SINCE, auditing.SYSTEM, last_day=last_day, case_number=case_number)
    return {user.username: user for user in User.objects.filter(roles__isnull=False)}


def open_workers() -> None:
    """Marks the accounts of the invented workers, and gives the one of the tour a password."""
    User.objects.filter(worker__in=Worker.objects.all()).update(is_demo=True)
    User.objects.filter(username=HEROINE).update(password=make_password(PASSWORD))
