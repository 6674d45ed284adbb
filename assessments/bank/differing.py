"""What changed between two versions of a question, field by field, down to the words."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from assessments.bank.models import ItemVersion
from assessments.bank.notation import areas, gaps, rubrics
from assessments.bank.notation.spoken import LETTERS
from assessments.bank.wording import Kind, Wording


@dataclass(frozen=True)
class Difference:
    """`pieces`: (same, gone or new, text) in reading order."""

    label: str
    pieces: list[tuple[str, str]]


def differences(before: Wording, after: Wording) -> list[Difference]:
    """Of the fields that changed, in the order of the form."""
    old, new = dict(_told(before)), dict(_told(after))
    labels = list(dict.fromkeys([*old, *new]))
    return [
        Difference(label, pieces(old.get(label, ""), new.get(label, "")))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    ]


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    """Two texts in one: what stayed, what is gone, what is new."""
    found: list[tuple[str, str]] = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            found.append(("same", old[a:b]))
            continue
        found += [("gone", old[a:b])] if a < b else []
        found += [("new", new[c:d])] if c < d else []
    return found


def _told(wording: Wording) -> Iterator[tuple[str, str]]:
    yield _("题型"), str(Kind(wording.kind).label)
    yield _("知识点"), wording.topic
    yield _("难度"), str(wording.difficulty)
    yield _("题干"), gaps.drawn(wording.stem)
    yield _("选项与答案"), "\n".join(key_lines(wording))
    for number, part in enumerate(wording.parts, 1):
        yield _("第 %(number)s 小题") % {"number": number}, "\n".join(_part_lines(part))
    yield _("解析"), wording.explanation
    yield _("依据"), wording.basis
    yield _("标签"), "、".join(wording.tags)
    yield _("分值"), f"{wording.score.normalize():f}"
    yield _("适用地区"), wording.region
    yield _("有效期"), " – ".join(str(day or "") for day in (wording.valid_from, wording.valid_to)).strip(" –")
    yield _("语言"), str(dict(ItemVersion.Language.choices).get(wording.language, wording.language))


def key_lines(wording: Wording) -> Iterator[str]:
    """Options and answers a line each."""
    for letter, choice in zip(LETTERS, wording.choices, strict=False):
        share = f"　{(choice.weight * 100).normalize() + 0:f}%" if choice.weight else ""
        yield f"{letter}. {choice.text}{share}" + (f"　（{choice.feedback}）" if choice.feedback else "")
    yield from (gaps.written((gap,)) for gap in wording.gaps)
    yield from (gaps.answers_written((answer,)) for answer in wording.answers)
    yield from (f"{pair.text} → {pair.match}" for pair in wording.pairs)
    yield from (line for line in (areas.written(wording.areas), rubrics.written(wording.criteria)) if line)
    if wording.partial:
        yield _("部分得分")
    if not wording.shuffle:
        yield _("不打乱选项")
    if wording.case_sensitive:
        yield _("大写小写要一样")


def _part_lines(part: Wording) -> Iterator[str]:
    yield f"{Kind(part.kind).label}　{part.score.normalize():f}"
    yield gaps.drawn(part.stem)
    yield from key_lines(part)
    if part.explanation:
        yield part.explanation
