"""What several questions share: material, a choice of options, or one answer below the last of them."""

import re
from typing import NamedTuple

from django.utils.translation import gettext_noop

from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.signs import NUMBER

OTHERS = gettext_noop("共用题干写的是第 %(first)s 到 %(last)s 题，找到的是：%(found)s。")
_RANGE = r"(?:第\s*)?(\d{1,4})\s*题?\s*[-—–－―~～〜至到、和与]+\s*(?:第\s*)?(\d{1,4})\s*(?:小|各)?题?"
_WHAT = r"(?:共用|公用|共享|合用)\s*(?:一个|同一)?\s*(题干|材料|资料|病例|案例|情景|备选答案|备选项|选项|答案)"
SHARED = re.compile(
    rf"[（(【\[]?\s*(?:{_RANGE}\s*{_WHAT}|{_WHAT}\s*[（(]?\s*{_RANGE}\s*[）)]?)\s*[）)】\]]?\s*[:：.．。]?\s*"
)
REFERRED = re.compile(
    rf"(?:根据|阅读|结合|依据(?![:：])|按照)[^。？?]{{0,30}}?(?:回答|完成|作答|解答|答)(?:下列|下面|以下)?(?:的|问题)?\s*(?:第\s*)?{_RANGE}\s*(?:的?问题)?"
)
OPTIONS = {"备选答案", "备选项", "选项", "答案"}
PLACE = re.compile(r"(?:^|(?<=\n))\s*[（(](\d{1,2})[）)]\s*")


class Shared(NamedTuple):
    """`said`: what of the material stands in the same line."""

    first: int
    last: int
    options: bool
    said: str


def shared_of(text: str) -> Shared | None:
    """（1～3题共用题干）… · 第4、5题共用备选答案 · 根据以下材料，回答1～3题。 None for any other line."""
    found, said = SHARED.match(text), ""
    if found:
        said = text[found.end() :]
    elif not NUMBER.match(text):
        found = REFERRED.search(text)
        said = text if found and found.start() else ""
    if not found:
        return None
    numbers = [int(one) for one in found.groups() if one and one.isdigit()]
    first, last = numbers[0], numbers[1]
    return Shared(first, last, bool(OPTIONS & set(found.groups())), said) if first < last < first + 30 else None


def lend(draft: Draft, pool: Draft) -> None:
    """The options that stand above, to a question that has none."""
    for letter in pool.options:
        draft.texts[letter] = list(pool.texts[letter])
    draft.files |= pool.files


def share_out(case: Draft) -> None:
    """To each part what is its own, when there is as much as there are parts and none has an answer before."""
    *others, last = case.parts
    text = last.text("answer")
    places = list(PLACE.finditer(text))
    counted = [int(one[1]) for one in places]
    if any(part.answered for part in others) or not others or counted != list(range(1, len(case.parts) + 1)):
        return
    if text[: places[0].start()].strip():
        return
    ends = [one.start() for one in places[1:]] + [len(text)]
    for part, place, end in zip(case.parts, places, ends, strict=True):
        part.texts["answer"] = [text[place.end() : end].strip()]
