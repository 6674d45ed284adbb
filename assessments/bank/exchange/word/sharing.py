"""One answer for all parts of a case, below the last of them: （1）… （2）…"""

import re

from assessments.bank.exchange.word.drafts import Draft

PLACE = re.compile(r"(?:^|(?<=\n))\s*[（(](\d{1,2})[）)]\s*")


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
