"""Questions of every kind, as hypothesis draws them: only such as `checking.faults` lets pass."""

import string
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from assessments.bank.wording import Answer, Area, Choice, Criterion, Gap, Kind, Pair, Wording
from assessments.bank.wording.parts import equal_share

SIGNS = "消防通道电动车不能停放在楼道里先劝导后上报，。（）《》“”！？、" + string.ascii_letters + string.digits
TRICKY = "~={}#:\\%<>&\"'|/*._-+ "
HALF, ONE, ZERO = Decimal("0.5"), Decimal(1), Decimal(0)


def _clean(text: str) -> str:
    return " ".join(text.split())


def line(most: int = 14, signs: str = SIGNS + TRICKY) -> st.SearchStrategy[str]:
    """Some text on one line that is not only signs."""
    parts = st.tuples(st.sampled_from(SIGNS[:30]), st.text(signs, max_size=most))
    return parts.map(lambda two: _clean("".join(two))).filter(lambda text: "[[" not in text and "![" not in text)


def lines(most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(line(), min_size=1, max_size=most).map("\n".join)


def optional(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), strategy)


@st.composite
def choices(draw, kind: str) -> tuple[Choice, ...]:
    count = 2 if kind == Kind.TRUE_FALSE else draw(st.integers(2, 6))
    words = (
        ["对", "错"] if kind == Kind.TRUE_FALSE else draw(st.lists(line(), min_size=count, max_size=count, unique=True))
    )
    right = set(draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=count, unique=True)))
    if kind in {Kind.SINGLE, Kind.TRUE_FALSE}:
        right = {min(right)}
    share = ONE if kind != Kind.MULTIPLE else equal_share(len(right))
    wrong = draw(st.sampled_from([ZERO, -HALF, -ONE])) if kind == Kind.MULTIPLE else ZERO
    return tuple(
        Choice(word, share if place in right else wrong, draw(optional(line(8)))) for place, word in enumerate(words)
    )


@st.composite
def written(draw, numbers: bool = False) -> tuple[Answer, ...]:
    count = draw(st.integers(1, 3))
    weights = [ONE, *draw(st.lists(st.sampled_from([ONE, HALF]), min_size=count - 1, max_size=count - 1))]
    if numbers:
        values = draw(st.lists(st.decimals(-999, 999, places=2), min_size=count, max_size=count, unique=True))
        tolerance = draw(st.sampled_from([ZERO, Decimal("0.5"), Decimal(5)]))
        return tuple(Answer(f"{v:f}", w, tolerance=tolerance) for v, w in zip(values, weights, strict=True))
    words = draw(st.lists(line(8), min_size=count, max_size=count, unique=True))
    return tuple(Answer(word, weight, draw(optional(line(6)))) for word, weight in zip(words, weights, strict=True))


@st.composite
def gap(draw) -> Gap:
    if draw(st.booleans()):
        menu = tuple(draw(st.lists(line(6), min_size=2, max_size=4, unique=True)))
        return Gap((Answer(menu[0]),), menu, Decimal(draw(st.integers(1, 3))))
    return Gap(draw(written(draw(st.booleans()))), share=Decimal(draw(st.integers(1, 3))))


@st.composite
def pairs(draw) -> tuple[Pair, ...]:
    count = draw(st.integers(2, 5))
    lefts = draw(st.lists(line(6), min_size=count, max_size=count, unique=True))
    rights = draw(st.lists(line(6), min_size=count + 1, max_size=count + 1, unique=True))
    other = draw(st.booleans())
    return tuple(Pair(a, b) for a, b in zip(lefts, rights, strict=False)) + ((Pair("", rights[-1]),) if other else ())


@st.composite
def parts_of(draw, kind: str) -> dict:
    """The fields that a kind of question needs."""
    if kind in {Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE}:
        return {"choices": draw(choices(kind)), "partial": kind == Kind.MULTIPLE and draw(st.booleans())}
    if kind == Kind.ORDERING:
        words = draw(st.lists(line(), min_size=2, max_size=6, unique=True))
        return {"choices": tuple(map(Choice, words)), "partial": draw(st.booleans())}
    if kind == Kind.MATCHING:
        return {"pairs": draw(pairs()), "partial": draw(st.booleans())}
    if kind == Kind.SHORT_ANSWER:
        return {"answers": draw(st.one_of(st.just(()), written())), "case_sensitive": False}
    if kind == Kind.HOTSPOT:
        return {"picture": "plan.png", "areas": (Area("rect", (0, 0, 5, 5)),), "files": {"plan.png": PNG}}
    if kind in {Kind.REPORT, Kind.TASK}:
        return {"criteria": (Criterion(draw(line()), ONE),), "accepts": ("photo",) if kind == Kind.TASK else ()}
    return {}


@st.composite
def wordings(draw, kinds=tuple(Kind.values), depth: int = 0) -> Wording:
    kind = draw(st.sampled_from([k for k in kinds if depth == 0 or k not in {Kind.CASE, Kind.DESCRIPTION}]))
    stem, fields = draw(lines(2 if depth == 0 else 1)), draw(parts_of(kind))
    if kind == Kind.GAP:
        gaps = tuple(draw(st.lists(gap(), min_size=1, max_size=3)))
        fields["gaps"] = gaps if len(gaps) > 1 else (replace(gaps[0], share=ONE),)
        stem += "".join(f" [[{number}]]" for number in range(1, len(fields["gaps"]) + 1))
        fields["partial"] = len(gaps) > 1 and draw(st.booleans())
    if depth:
        return Wording(kind, stem, score=Decimal(draw(st.integers(1, 5))), **fields)
    if kind == Kind.CASE:
        inner = wordings(tuple(k for k in kinds if k in INNER) or (Kind.SINGLE,), depth=1)
        fields["parts"] = tuple(draw(st.lists(inner, min_size=1, max_size=3)))
    return Wording(
        kind,
        stem,
        title=draw(optional(line(10))),
        explanation=draw(optional(lines(2))),
        topic=draw(st.sampled_from(["", "消防隐患排查/楼道与出口", "矛盾调解"])),
        tags=draw(st.sampled_from([(), ("冬季",), ("冬季", "老旧小区")])),
        code=draw(st.sampled_from(["", "fire-001", "x_2"])),
        basis=draw(st.sampled_from(["", "《中华人民共和国消防法》第二十八条"])),
        difficulty=draw(st.integers(1, 5)),
        score=Decimal(1)
        if kind in {Kind.REPORT, Kind.TASK, Kind.DESCRIPTION}
        else draw(st.sampled_from([ONE, Decimal(2), Decimal("0.5")])),
        valid_from=draw(st.sampled_from([None, date(2021, 4, 29)])),
        shuffle=kind not in SHUFFLED or draw(st.booleans()),
        **fields,
    )


SHUFFLED = {Kind.SINGLE, Kind.MULTIPLE, Kind.MATCHING}
INNER = {Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, Kind.SHORT_ANSWER, Kind.GAP, Kind.ORDERING, Kind.MATCHING}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
