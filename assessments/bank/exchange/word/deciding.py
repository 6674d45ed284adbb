"""Which kind a question is: what the paper says, else what follows from the options and the key."""

from assessments.bank.exchange.word import keys, signs
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.sections import CHOICE
from assessments.bank.wording import Kind

WORDS = {"对", "错", "正确", "错误", "√", "×", "是", "否", "不正确", "不对"}


def kind_of(draft: Draft, stem: str, key: str) -> str:
    """`key`: the answer as it is written, from wherever it stands."""
    told = "" if draft.told == Kind.CASE and not draft.parts else draft.told
    named = keys.letters(key)
    if told == CHOICE or (
        len(draft.options) > 1 and (not told or (told in WRITTEN and set(named) & set(draft.options)))
    ):
        if told != CHOICE and {draft.text(letter).strip("。. ") for letter in draft.options} <= WORDS:
            return Kind.TRUE_FALSE
        return Kind.MULTIPLE if len(named) > 1 else Kind.SINGLE
    if told:
        return told
    if signs.truth(key) is not None:
        return Kind.TRUE_FALSE
    return Kind.GAP if signs.GAP_LINES.search(stem) or signs.GAP_PARENS.search(stem) else Kind.SHORT_ANSWER


WRITTEN = {Kind.GAP, Kind.SHORT_ANSWER}
