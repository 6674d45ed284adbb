"""Whole numbers as words, up to twenty: where they stand alone, people read them rather than decode them."""

from django.utils.translation import gettext_lazy as _

WORDS = [
    *(_("零"), _("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("七"), _("八"), _("九"), _("十")),
    *(_("十一"), _("十二"), _("十三"), _("十四"), _("十五"), _("十六"), _("十七"), _("十八"), _("十九"), _("二十")),
]


def in_words(number: int) -> str:
    return str(WORDS[number]) if number < len(WORDS) else str(number)
