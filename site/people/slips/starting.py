"""Signs somebody in with a worker number and the code of a slip."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from grids import scope
from ledger import auditing
from people import guessing
from people.models import Slip
from people.sign_in.adapter import TOO_MANY
from people.slips import codes, rules

METHOD = "slip"  # how allauth's record of this session says it was opened


def start(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Uses the slip up and goes through allauth's sign-in, with the second factor where the account has one.

    Whoever tries is counted for the number and for the address. Raises ValidationError with a sentence that says what to
    do; it is the same, and costs the same, whether the number exists or not.
    """
    guess = guessing.begin(request, f"start {codes.plain_number(number)}")
    if not guess:
        raise ValidationError(TOO_MANY)
    with scope.whole_tree("sign-in by slip"):
        slip = (
            Slip.objects.select_related("worker__user", "worker__grid", "by")
            .filter(digest=codes.digest(number, code))
            .first()
        )
        if slip is None:
            raise ValidationError(_("工号和开通码对不上。请照着开通条，一个一个再看看。"))
        guess.was_right()
        _use(slip)
    user = slip.worker.user
    if request.user.is_authenticated and request.user != user:
        logout(request)  # a phone that goes from hand to hand
    record_authentication(request, user, METHOD, slip=slip.pk)
    return perform_login(request, Login(user=user, redirect_url=reverse("start_password")))


def _use(slip: Slip) -> None:
    now = timezone.now()
    if slip.voided_at:
        raise ValidationError(_("这张开通条换过新的了，请用新的那张。"))
    if slip.used_at is None and slip.expires_at <= now:
        raise ValidationError(_("这张开通条过期了。请社区再开一张，当场就能开。"))
    # Somebody who was given a role since then is opened by a security administrator only.
    user = slip.worker.user
    if user is None or not rules.may_open_account(slip.by, user):
        raise ValidationError(_("你的账号有管理权限，开通条不够用。请找安全管理员。"))
    free = Slip.objects.in_force().filter(pk=slip.pk, expires_at__gt=now)
    if not free.update(used_at=now):
        raise ValidationError(_("这张开通条已经用过了，一张只能用一次。设过密码就用密码登录，没有就请社区再开一张。"))
    auditing.record(
        slip.worker.user, "slip.use", slip.worker, path=slip.worker.grid.path, subject=f"worker:{slip.worker_id}"
    )
