"""Walks through a wording."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from assessments.bank.wording import texts
from assessments.bank.wording.parts import Answer
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


def with_texts(wording: Wording, change: Callable[[str], str]) -> Wording:
    """The wording with every text that a person may see changed, the parts of a case included."""

    def answers(given: tuple[Answer, ...]) -> tuple[Answer, ...]:
        return tuple(replace(one, text=change(one.text), feedback=change(one.feedback)) for one in given)

    return replace(
        wording,
        stem=change(wording.stem),
        choices=tuple(replace(one, text=change(one.text), feedback=change(one.feedback)) for one in wording.choices),
        answers=answers(wording.answers),
        gaps=tuple(
            replace(gap, answers=answers(gap.answers), menu=tuple(map(change, gap.menu))) for gap in wording.gaps
        ),
        pairs=tuple(replace(pair, text=change(pair.text), match=change(pair.match)) for pair in wording.pairs),
        criteria=tuple(replace(one, name=change(one.name), about=change(one.about)) for one in wording.criteria),
        explanation=change(wording.explanation),
        parts=tuple(with_texts(part, change) for part in wording.parts),
    )


def without_pictures(wording: Wording) -> Wording:
    """What each picture shows stands in its place, for formats that carry none."""
    return replace(with_texts(wording, texts.told), files={}) if wording.files else wording


def pictures_of(wording: Wording) -> set[str]:
    """The names of all pictures it shows, those to tap on included."""
    tapped = {one.picture for one in (wording, *wording.parts) if one.picture}
    return tapped | {name for text in every_text(wording) if "![" in text for name in texts.pictures_in(text)}
