"""A key that is only shown: the right options are red, bold, underlined, lit, or bear a tick."""

from django.utils.translation import gettext_noop

from assessments.bank.exchange.word import signs
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.lines import PLAIN
from assessments.bank.wording import Kind

SEEN = {
    "tick": gettext_noop("答案 %(letters)s 是看选项上的记号读出来的，请核对。"),
    "red": gettext_noop("答案 %(letters)s 是看选项的红字读出来的，请核对。"),
    "lit": gettext_noop("答案 %(letters)s 是看选项的底色读出来的，请核对。"),
    "underlined": gettext_noop("答案 %(letters)s 是看选项的下划线读出来的，请核对。"),
    "bold": gettext_noop("答案 %(letters)s 是看选项的粗体读出来的，请核对。"),
}
UNSURE = gettext_noop("选项上的颜色、粗体、下划线或记号看不出哪个是答案，请写上“答案：”。")
NOT_CHOSEN = {Kind.ORDERING, Kind.MATCHING, Kind.GAP, Kind.SHORT_ANSWER, Kind.DESCRIPTION}


def key_shown(draft: Draft) -> str:
    """The letters that stand out from the other options, in one way only; "" when none do. What is unclear is told."""
    options = draft.options
    if len(options) < 2 or draft.told in NOT_CHOSEN:
        return ""
    ways = {way: letters for way in SEEN if 0 < len(letters := _with(draft, way)) < len(options)}
    keys = set(ways.values())
    if len(keys) > 1 or any(len(key) > 1 and draft.told == Kind.SINGLE for key in keys):
        draft.blame(UNSURE)
        return ""
    for way, letters in ways.items():
        draft.leave(SEEN[way], draft.line, letters=letters)
        _take_marks(draft, options if way == "tick" else [])
        return letters
    return ""


def _with(draft: Draft, way: str) -> str:
    if way == "tick":
        told = [one for one in draft.options if one in draft.ticked or signs.TICKED_LAST.search(draft.text(one))]
        return "".join(told)
    for place in (0, 1):  # the option, or only its letter
        letters = "".join(one for one in draft.options if way in draft.looks.get(one, (PLAIN, PLAIN))[place])
        if letters:
            return letters
    return ""


def _take_marks(draft: Draft, options: list[str]) -> None:
    for letter in options:
        text = signs.TICKED_LAST.sub("", draft.text(letter))
        draft.texts[letter] = [signs.CROSSED_LAST.sub("", text)]
