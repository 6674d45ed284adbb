"""Export, then import, gives the same questions: all that a format can carry, the rest is named before."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.bank.checking import faults
from assessments.bank.exchange import transport
from assessments.bank.exchange.formats import FORMATS
from assessments.bank.exchange.found import Found, FoundItem
from assessments.bank.exchange.losing import WORDS
from assessments.bank.wording import Wording
from assessments.bank.wording.body import from_body, to_body
from tests.bank.exchange.strategies import wordings

USUAL = {field.name: field.default for field in fields(Wording)}
WHOLE = {"all_or_nothing": {"partial": True}, "partial": {"partial": False}}


def carried(wording: Wording, key: str) -> Wording:
    """The wording without what the format says it loses."""
    lost = {fault.message for fault in FORMATS[key].losses(wording)}
    names = {name for name, words in WORDS.items() if words in lost}
    gone = {name: USUAL[name] for name in names if name in USUAL and name not in WHOLE}
    for name in names & WHOLE.keys():
        gone |= WHOLE[name]
    if "feedback" in names:
        gone |= silent(wording, key)
    if "answer_notes" in names:
        gone |= _without_notes(wording)
    if "breaks" in names:
        gone["stem"] = " ".join(wording.stem.split())
        gone["choices"] = tuple(replace(c, text=" ".join(c.text.split())) for c in gone.get("choices", wording.choices))
    return replace(wording, **gone)


def _without_notes(wording: Wording) -> dict:
    def bare(answers):
        return tuple(replace(answer, feedback="") for answer in answers)

    return {
        "answers": bare(wording.answers),
        "gaps": tuple(replace(gap, answers=bare(gap.answers)) for gap in wording.gaps),
        "parts": tuple(replace(part, **_without_notes(part)) for part in wording.parts),
    }


def silent(wording: Wording, key: str) -> dict:
    """What is left of it without what is said about answers; about choices too, unless the format carries that."""
    parts = tuple(replace(part, **silent(part, key)) for part in wording.parts)
    return {
        "choices": wording.choices
        if FORMATS[key].losses(Wording(wording.kind, "", choices=wording.choices)) == []
        else tuple(replace(choice, feedback="") for choice in wording.choices),
        "answers": tuple(replace(answer, feedback="") for answer in wording.answers),
        "gaps": tuple(
            replace(gap, answers=tuple(replace(answer, feedback="") for answer in gap.answers)) for gap in wording.gaps
        ),
        "parts": parts,
    }


@pytest.mark.parametrize("key", list(FORMATS))
@settings(max_examples=3000, deadline=None)
@given(drawn=st.lists(wordings(), min_size=1, max_size=4))
def test_export_then_import_gives_the_same_questions(key, drawn):
    sent = [wording for wording in drawn if FORMATS[key].carries(wording)]

    found = FORMATS[key].read(FORMATS[key].write(sent)) if sent else Found()

    assert found.all_faults == []
    assert [item.wording for item in found.items] == [carried(wording, key) for wording in sent]


@settings(max_examples=3000, deadline=None)
@given(wordings())
def test_what_a_version_keeps_gives_the_same_question(wording):
    rest = {f.name: getattr(wording, f.name) for f in fields(Wording) if f.name not in to_body(wording)}

    read = from_body(
        wording.kind, wording.stem, to_body(wording), **{n: v for n, v in rest.items() if n not in {"kind", "stem"}}
    )

    assert read == wording
    assert faults(wording) == []


@settings(max_examples=3000, deadline=None)
@given(wordings())
def test_what_comes_out_of_the_child_process_is_what_was_read(wording):
    item = FoundItem(wording, 7, (), (("a.png", 12),))

    lines = transport.to_lines(Found(items=[item]))

    assert transport.from_lines(lines) == Found(items=[item])
