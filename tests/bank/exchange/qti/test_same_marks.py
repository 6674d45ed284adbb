"""What an export says about marking is what the bank does: the same response earns the same."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.bank.exchange import qti
from assessments.bank.exchange.qti.item import read_item
from assessments.bank.exchange.qti.marking import mark
from assessments.bank.exchange.qti.package import sources
from assessments.bank.marking import points
from assessments.bank.marking.choosing import LETTERS, lefts_of, rights_of
from assessments.bank.wording import Gap, Kind, Wording
from tests.bank.exchange.strategies import wordings

Both = tuple[str | list[str], dict[str, list[str]]]
KINDS = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, Kind.ORDERING, Kind.MATCHING, Kind.GAP, Kind.SHORT_ANSWER)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), wording=wordings(KINDS))
def test_a_response_earns_in_qti_what_it_earns_in_the_bank(data, wording):
    wording = replace(wording, files={}, code="")
    if wording.kind == Kind.ORDERING:
        wording = replace(wording, partial=False)
    if not qti.carries(wording) or (wording.kind == Kind.SHORT_ANSWER and not wording.answers):
        return
    [source] = sources(qti.write([wording]))
    read = read_item(source.element, source.line, source.load)

    for _response in range(4):  # to one question: it is the questions that take their time
        ours, theirs = both(data.draw, wording)
        score, most = mark(read, theirs)

        assert most == Fraction(wording.score)
        assert abs(Decimal(float(score)) - points(wording, ours, wording.score)) <= Decimal("0.0001")


def both(draw, wording: Wording) -> Both:
    """A response as the bank takes it, and as QTI does."""
    if wording.kind == Kind.GAP:
        return gaps(draw, wording)
    if wording.kind == Kind.SHORT_ANSWER:
        text = draw(st.sampled_from([answer.text for answer in wording.answers] + ["别的"]))
        return text.replace("\\*", "*"), {"RESPONSE": [text.replace("\\*", "*")]}
    if wording.kind == Kind.MATCHING:
        return pairs(draw, wording)
    count = len(wording.choices)
    names = ["true", "false"] if wording.kind == Kind.TRUE_FALSE else [f"c{number}" for number in range(1, count + 1)]
    if wording.kind == Kind.ORDERING:
        order = draw(st.permutations(range(count)))
    else:
        most = count if wording.kind == Kind.MULTIPLE else 1
        order = draw(st.lists(st.integers(0, count - 1), max_size=most, unique=True))
    return "".join(LETTERS[one] for one in order), {"RESPONSE": [names[one] for one in order]}


def pairs(draw, wording: Wording) -> Both:
    rights = rights_of(wording)
    chosen = [draw(st.integers(0, len(rights))) for _left in lefts_of(wording)]
    ours = ["" if one == len(rights) else LETTERS[one] for one in chosen]
    return ours, {"RESPONSE": [f"l{place} r{one + 1}" for place, one in enumerate(chosen, 1) if one < len(rights)]}


def gaps(draw, wording: Wording) -> Both:
    ours, theirs = [], {}
    for place, gap in enumerate(wording.gaps, 1):
        name = "RESPONSE" if len(wording.gaps) == 1 else f"RESPONSE_{place}"
        text, value = draw(filled(gap))
        ours.append(text)
        theirs[name] = [value] if value else []
    return ours, theirs


def filled(gap: Gap) -> st.SearchStrategy[tuple[str, str]]:
    if gap.menu:
        return st.sampled_from([(word, f"c{place}") for place, word in enumerate(gap.menu, 1)] + [("", "")])
    if gap.answers[0].is_number:
        near = [Decimal(answer.text) + off for answer in gap.answers for off in (answer.tolerance, Decimal("7.5"))]
        return st.sampled_from([(f"{one:f}", f"{one:f}") for one in near] + [("", "")])
    words = [answer.text.replace("\\*", "*") for answer in gap.answers]
    return st.sampled_from([(word, word) for word in words] + [("别的", "别的"), ("", "")])
