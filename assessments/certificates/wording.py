"""Words a training certificate may not carry, by the rules on training certificates; quoted titles are excepted."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

RESERVED = ("国徽", "中国", "中华", "国家", "全国", "职业资格", "岗位合格")
HONOURS = ("表彰", "先进", "荣誉称号")  # need the number of an approval, which a training office does not have


def found(text: str) -> list[str]:
    """The reserved words in a text, outside titles in 《》."""
    outside = re.sub(r"《[^》]*》", "", text)
    return [word for word in RESERVED + HONOURS if word in outside]


def require_plain(text: str) -> None:
    """Raises ValidationError with the word and what to do."""
    for word in found(text):
        if word in HONOURS:
            raise ValidationError(
                _("证书上不能写“%(word)s”：评选表彰要有批准文号，培训和考核证书不能代替。"), params={"word": word}
            )
        raise ValidationError(_("证书上不能写“%(word)s”，请换一个说法。"), params={"word": word})
