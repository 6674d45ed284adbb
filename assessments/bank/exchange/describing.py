"""A question as the plain values that `import_items --json` prints (docs/exchange.md)."""

from decimal import Decimal

from assessments.bank.exchange.found import FoundItem
from assessments.bank.wording import Answer, Choice, Kind, Wording, texts

BLANK = "_____"


def described(item: FoundItem) -> dict:
    """`weight` is a signed fraction of 1; numeric answers have `tolerance`, or `min` and `max`."""
    wording = item.wording
    return _core(wording) | {
        "title": wording.title,
        "general_feedback": wording.explanation,
        "category": wording.topic,
        "tags": list(wording.tags),
        "code": wording.code,
        "difficulty": wording.difficulty,
        "basis": wording.basis,
        "files": [{"name": name, "bytes": size} for name, size in item.files],
        "line": item.line,
        "left_behind": [str(fault) for fault in item.left],
    }


def _core(wording: Wording) -> dict:
    told: dict = {"type": str(wording.kind), "stem": _stem(wording), "score": _number(wording.score)}
    told["choices"] = [_choice(choice) for choice in wording.choices] + [_answer(answer) for answer in wording.answers]
    told["pairs"] = [{"text": pair.text, "match": pair.match} for pair in wording.pairs]
    if wording.gaps:
        told["gaps"] = [{"answers": [_answer(a) for a in gap.answers], "menu": list(gap.menu)} for gap in wording.gaps]
        told["choices"] = [answer for gap in told["gaps"] for answer in gap["answers"]]
    if wording.areas:
        told["areas"] = [
            {"shape": area.shape, "coords": list(area.coords), "weight": _number(area.weight)} for area in wording.areas
        ]
    if wording.parts:
        told["parts"] = [_core(part) for part in wording.parts]
    return told


def _stem(wording: Wording) -> str:
    """A single gap at the end is only the place to answer; others are drawn."""
    stem = wording.stem
    if wording.kind == Kind.GAP and len(wording.gaps) == 1 and stem.endswith("[[1]]"):
        stem = stem.removesuffix("[[1]]").rstrip()
    return texts.GAP.sub(BLANK, stem)


def _choice(choice: Choice) -> dict:
    return {"text": choice.text, "weight": _number(choice.weight), "feedback": choice.feedback}


def _answer(answer: Answer) -> dict:
    told = {"text": answer.text, "weight": _number(answer.weight), "feedback": answer.feedback}
    if answer.tolerance is not None:
        told["tolerance"] = _number(answer.tolerance)
    elif answer.is_number:
        told |= {"min": _number(answer.low), "max": _number(answer.high)}
    return told


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
