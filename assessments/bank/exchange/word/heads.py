"""The beginning of a question behind its number: its kind and its worth, if they are told there."""

from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.labels import LABEL, key_of
from assessments.bank.exchange.word.lines import Line
from assessments.bank.exchange.word.sections import TAG, tagged
from assessments.bank.exchange.word.signs import WORTH_FIRST


def entered(draft: Draft, text: str, line: Line) -> str:
    """The draft begins with this line; what is left of it to be read."""
    draft.texts["stem"] = []
    draft.underlined += line.underlined
    for message, values in line.left:
        draft.leave(message, line.number, **values)
    line.left = []
    tag = TAG.match(text)
    if tag:
        draft.kind, told = tagged(tag)
        if told:
            draft.texts["score"] = [told]
        text = text[tag.end() :]
    worth = WORTH_FIRST.match(text)
    if worth:
        draft.texts["score"] = [worth[1]]
        text = text[worth.end() :]
    label = LABEL.match(text)
    return text[label.end() :] if label and key_of(label) == "stem" else text
