"""Walks through a wording."""

from collections.abc import Iterator

from assessments.bank.wording.wording import Wording


def every_text(wording: Wording) -> Iterator[str]:
    """All texts a person may see, the parts of a case included: stem first."""
    yield wording.stem
    for choice in wording.choices:
        yield choice.text
        yield choice.feedback
    for answer in (*wording.answers, *(answer for gap in wording.gaps for answer in gap.answers)):
        yield answer.text
        yield answer.feedback
    for pair in wording.pairs:
        yield pair.text
        yield pair.match
    for criterion in wording.criteria:
        yield criterion.name
        yield criterion.about
    yield wording.explanation
    for part in wording.parts:
        yield from every_text(part)
