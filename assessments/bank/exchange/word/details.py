"""What the labels of a question say about it."""

from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext_noop

from assessments.bank.exchange.categories import topic_of
from assessments.bank.exchange.word import values
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.guarding import plain
from assessments.bank.exchange.word.labels import label
from assessments.bank.wording import Kind, Wording

NOT_UNDERSTOOD = gettext_noop("“%(text)s”没有看懂，没有带进来。")
LONGEST_TITLE, LONGEST_CODE = 250, 40


def marked(wording: Wording, draft: Draft) -> Wording:
    """How it is marked and explained: all that a part of a case can have, too."""
    scoring = draft.text("scoring")
    told = [part for part in (wording.explanation, draft.text("explanation")) if part]
    criteria = [values.criterion(text) for text in draft.texts.get("criterion", [])]
    for text, read in zip(draft.texts.get("criterion", []), criteria, strict=True):
        if read is None:
            _leave(draft, "criterion", text)
    wording = replace(
        wording,
        explanation="\n".join(told),
        score=_score(draft, wording),
        partial=values.PARTIAL in scoring,
        case_sensitive=values.SENSITIVE in draft.text("case"),
        shuffle=values.FIXED not in draft.text("order"),
        criteria=tuple(one for one in criteria if one),
    )
    return _with_notes(wording, draft)


def filed(wording: Wording, draft: Draft) -> Wording:
    """Where it belongs, how hard it is, when and where it holds."""
    difficulty, days = values.difficulty(_line(draft, "difficulty")), values.days(draft.text("valid"))
    if difficulty is None and "difficulty" in draft.texts:
        _leave(draft, "difficulty", draft.text("difficulty"))
    if days is None and "valid" in draft.texts:
        _leave(draft, "valid", draft.text("valid"))
    return replace(
        wording,
        title=_line(draft, "title")[:LONGEST_TITLE],
        basis=plain(draft.text("basis")),
        topic=topic_of(_line(draft, "topic").replace(" > ", "/").replace("＞", "/")),
        tags=tuple(map(plain, values.tags(draft.text("tags")))),
        code=_line(draft, "code")[:LONGEST_CODE],
        difficulty=difficulty or 3,
        region=_line(draft, "region") or wording.region,
        language=_line(draft, "language") or wording.language,
        valid_from=days[0] if days else None,
        valid_to=days[1] if days else None,
    )


def _score(draft: Draft, wording: Wording) -> Decimal:
    told, section = values.points(_line(draft, "score")), draft.section
    if told:
        return told
    if "score" in draft.texts:
        _leave(draft, "score", draft.text("score"))
    if section.per_gap and wording.kind == Kind.GAP:
        return section.per_gap * max(1, len(wording.gaps))
    return section.score or Decimal(1)


def _with_notes(wording: Wording, draft: Draft) -> Wording:
    """选项A说明 · 答案2说明 · 第1空答案2说明."""
    notes = {key.removeprefix("note "): draft.text(key) for key in draft.texts if key.startswith("note ")}
    if not notes:
        return wording

    def noted(parts: tuple, names: list[str]) -> tuple:
        return tuple(replace(one, feedback=notes.get(name, "")) for one, name in zip(parts, names, strict=True))

    letters = _letters(wording, draft)
    return replace(
        wording,
        choices=noted(wording.choices, [f"选项{letter}" for letter in letters]),
        answers=noted(wording.answers, [f"答案{n}" for n in range(1, len(wording.answers) + 1)]),
        gaps=tuple(
            replace(gap, answers=noted(gap.answers, [f"第{place}空答案{n}" for n in range(1, len(gap.answers) + 1)]))
            for place, gap in enumerate(wording.gaps, 1)
        ),
    )


def _letters(wording: Wording, draft: Draft) -> str:
    return "".join(draft.options) or "AB" if wording.choices else ""


def _line(draft: Draft, key: str) -> str:
    return plain(draft.text(key).replace("\n", " ").strip())


def _leave(draft: Draft, key: str, text: str) -> None:
    draft.leave(NOT_UNDERSTOOD, draft.line, text=f"{label(key)}{plain(text)}"[:60])
