"""What slips and phone numbers keep about a person."""

from django.utils.translation import gettext_lazy as _

from people.models import PhoneHolding, Slip, SlipSheet
from people.privacy.registry import INNER, OTHERS, SECRET, Part, declare, declare_authors

declare(
    Part(PhoneHolding, _("号码记录"), user="user", shows="phone first_day last_day confirmed_at", removed=True),
    Part(
        Slip,
        _("开通条"),
        worker="worker",
        shows="reason issued_at expires_at used_at voided_at",
        hides={SECRET: "digest", INNER: "sheet", OTHERS: "by"},
        removed=True,
    ),
)
declare_authors(SlipSheet, "by")
