"""Makes an account for a member of staff and appoints it: the first administrators of an office begin here."""

import getpass
import sys

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from grids.models import Grid
from ledger.auditing import SYSTEM
from people.appointing import appoint
from people.models import Role, User
from people.names import tidy


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("name")
        offered = [kind for kind in Role.Kind.values if kind != Role.Kind.AUDITOR]
        parser.add_argument("role", choices=offered, help="纪检审计要写案件编号和到期日，请市级管理员在“角色”里任命")
        parser.add_argument("grid_code")

    def handle(self, *args, username: str, name: str, role: str, grid_code: str, **options):
        grid = Grid.objects.filter(code=grid_code).first()
        if grid is None:
            raise CommandError(f"网格代码 {grid_code} 找不到")
        user = User.objects.filter(username=username).first()
        if user is None:
            user = User(username=username, name=tidy(name), is_demo=settings.DEMO)
            user.set_password(ask_password(user))
        with transaction.atomic():
            if user.pk is None:
                user.save()
            appoint(user, Role.Kind(role), grid, timezone.localdate(), SYSTEM)
        self.stdout.write(f"{user.name}（{user.username}）：{Role.Kind(role).label}，{grid.name}")


def ask_password(user: User) -> str:
    """Typed twice at the terminal, or one line from a pipe. Raises CommandError with what is wrong with it."""
    if sys.stdin.isatty():
        password = getpass.getpass("密码：")
        if password != getpass.getpass("再输一遍："):
            raise CommandError("两次输入的密码不一样")
    else:
        password = sys.stdin.readline().rstrip("\n")
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return password
