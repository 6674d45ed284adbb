"""Which kind a question is: what the paper says, else what follows from the options and the key."""

from assessments.bank.exchange.word import keys, signs
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.sections import CHOICE
from assessments.bank.wording import Kind

VERDICTS = {"对", "错", "正确", "错误", "√", "×", "是", "否", "不正确", "不对"}
WRITTEN = {Kind.GAP, Kind.SHORT_ANSWER}


def kind_of(draft: Draft, stem: str, key: str) -> str:
    """`key`: the answer as it is written, from wherever it stands."""
    told = "" if draft.told == Kind.CASE and not draft.parts else draft.told
    letters = set(keys.letters(key)) & set(draft.options)
    if told == CHOICE or (told in WRITTEN and letters and len(draft.options) > 1):
        return _of_choices(key)
    if told:
        return told
    if draft.options:
        verdicts = {draft.text(letter).strip("。. ") for letter in draft.options}
        return Kind.TRUE_FALSE if verdicts <= VERDICTS else _of_choices(key)
    if signs.truth(key) is not None:
        return Kind.TRUE_FALSE
    places = (signs.GAP_LINES, signs.GAP_PARENS, signs.LINED_WORD)
    return Kind.GAP if any(place.search(stem) for place in places) else Kind.SHORT_ANSWER


def _of_choices(key: str) -> str:
    return Kind.MULTIPLE if len(keys.letters(key)) > 1 else Kind.SINGLE
