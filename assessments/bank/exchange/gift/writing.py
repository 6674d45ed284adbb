"""Writes GIFT."""

from collections.abc import Iterable
from decimal import Decimal

from assessments.bank.exchange.categories import category_of
from assessments.bank.exchange.gift.escapes import escape
from assessments.bank.wording import Answer, Choice, Kind, Wording
from assessments.bank.wording.fields import without_pictures


def write(wordings: Iterable[Wording]) -> bytes:
    """Questions one after another, a category line wherever the topic changes."""
    parts, topic = [], ""
    for wording in map(without_pictures, wordings):
        if wording.topic != topic:
            topic = wording.topic
            parts.append(f"$CATEGORY: {category_of(topic)}")
        parts.append(_question(wording))
    return ("\n\n".join(parts) + "\n").encode()


def _question(wording: Wording) -> str:
    """The format [plain] stands before every text, so that signs of HTML mean themselves."""
    notes = ([f"[id:{_note(wording.code)}]"] if wording.code else []) + [f"[tag:{_note(tag)}]" for tag in wording.tags]
    title = f"::{escape(wording.title)}::" if wording.title else ""
    lines = [f"// {' '.join(notes)}"] if notes else []
    stem = wording.stem.removesuffix("[[1]]").rstrip() if wording.kind == Kind.GAP else wording.stem
    body = "" if wording.kind == Kind.DESCRIPTION else "{" + _body(wording) + _general(wording) + "}"
    return "\n".join([*lines, f"{title}[plain]{escape(stem)}{body}"])


def _body(wording: Wording) -> str:
    if wording.kind == Kind.TRUE_FALSE:
        return _true_false(wording)
    if wording.kind in {Kind.SINGLE, Kind.MULTIPLE}:
        return "\n" + "".join(f"\t{_choice(choice, wording.kind)}\n" for choice in wording.choices)
    if wording.kind == Kind.MATCHING:
        return "\n" + "".join(f"\t={escape(pair.text)} -> {escape(pair.match)}\n" for pair in wording.pairs)
    if wording.kind == Kind.GAP:
        return "#\n" + "".join(
            f"\t={_weight(a.weight)}{_number(a)}{_note_of(a.feedback)}\n" for a in wording.gaps[0].answers
        )
    return "".join(f"\n\t={_weight(a.weight)}{escape(a.text)}{_note_of(a.feedback)}" for a in wording.answers)


def _true_false(wording: Wording) -> str:
    right, wrong = wording.choices if wording.choices[0].weight > 0 else wording.choices[::-1]
    notes = _note_of(wrong.feedback) + _note_of(right.feedback)
    if right.feedback and not wrong.feedback:
        notes = f"#{notes}"
    return ("TRUE" if right is wording.choices[0] else "FALSE") + notes


def _choice(choice: Choice, kind: str) -> str:
    sign = "=" if kind == Kind.SINGLE and choice.weight == 1 else "~"
    weight = "" if kind == Kind.SINGLE and choice.weight in (0, 1) else _percent(choice.weight)
    return f"{sign}{weight}{escape(choice.text)}{_note_of(choice.feedback)}"


def _number(answer: Answer) -> str:
    if answer.tolerance is None:
        return f"{answer.low:f}..{answer.high:f}"
    return answer.text if not answer.tolerance else f"{answer.text}:{answer.tolerance:f}"


def _weight(weight: Decimal) -> str:
    return "" if weight == 1 else _percent(weight)


def _percent(weight: Decimal) -> str:
    return f"%{(weight * 100).normalize():f}%"


def _note_of(feedback: str) -> str:
    return f"#{escape(feedback)}" if feedback else ""


def _general(wording: Wording) -> str:
    return f"####{escape(wording.explanation)}" if wording.explanation else ""


def _note(value: str) -> str:
    return value.replace("\\", "\\\\").replace("]", "\\]")
