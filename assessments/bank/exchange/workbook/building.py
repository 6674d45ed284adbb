"""A question from what stands in its row."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.numbers import fraction, number
from assessments.bank.exchange.workbook.entries import Entry
from assessments.bank.exchange.workbook.words import ACCEPTS, LANGUAGES, PARTLY, PHRASES
from assessments.bank.notation import gaps, rubrics, spoken
from assessments.bank.notation.escapes import hidden, shown
from assessments.bank.wording import Choice, Kind, Pair, Wording, texts
from assessments.bank.wording.kinds import CHOOSING
from assessments.bank.wording.parts import ONE, ZERO, equal_share

DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?")
ARROWS = ("→", "——", "->", "=>", "＝", "=")
LONGEST_TOPIC, LONGEST_CODE, LONGEST_PHRASE = 120, 40, 30


def question(entry: Entry, hint: Kind | None = None) -> tuple[Wording, BadItem | None]:
    """The wording, and what is wrong with its key if anything is. `hint`: the kind that the sheet's name gives.

    Raises BadItem when it cannot be read at all.
    """
    if not entry["stem"]:
        raise BadItem(gettext_noop("这一行没有题干。"))
    kind = _kind(entry, hint)
    bare = Wording(kind, entry["stem"], **_about(entry))
    try:
        return BUILDERS[kind](bare, entry), None
    except BadItem as bad:
        options = tuple(Choice(option.text, ZERO, option.note) for option in entry.options)
        return replace(bare, choices=options if kind in CHOOSING | {Kind.ORDERING} else ()), bad


def _kind(entry: Entry, hint: Kind | None) -> Kind:
    words = entry["kind"]
    kind = spoken.kind_of(words)
    if kind is None and words and not re.search(r"选择|客观|试题", words):
        raise BadItem(gettext_noop("没有“%(kind)s”这种题型。"), kind=words[:20])
    return kind or hint or _guessed(entry)


def _guessed(entry: Entry) -> Kind:
    """A question whose kind is not said: what its answer looks like."""
    options = [option.text for option in entry.options]
    if spoken.verdict_of(entry["answer"]) is not None and len(options) in {0, 2}:
        verdicts = [spoken.verdict_of(text) for text in options]
        if not options or None not in verdicts:
            return Kind.TRUE_FALSE
    if not options:
        return Kind.GAP if texts.GAP.search(gaps.marked(entry["stem"])) and entry["answer"] else Kind.SHORT_ANSWER
    return Kind.MULTIPLE if len(_right_places(entry)) > 1 else Kind.SINGLE


def _right_places(entry: Entry) -> list[int]:
    """The options that are right. Raises BadItem."""
    own = [place for place, option in enumerate(entry.options) if option.right]
    if own:
        return own
    if not entry["answer"]:
        raise BadItem(gettext_noop("没有写答案。"))
    return spoken.places_of(entry["answer"], [option.text for option in entry.options])


def _about(entry: Entry) -> dict:
    """What is said of any kind of question."""
    about: dict = {name: entry[name] for name in ("explanation", "basis", "title") if entry[name]}
    about["code"] = entry["code"][:LONGEST_CODE]
    about["topic"] = "/".join(re.split(r"\s*[/>＞\\]\s*", entry["topic"]))[:LONGEST_TOPIC]
    about["tags"] = tuple(tag.strip() for tag in re.split(r"[、,，;；\n]", entry["tags"]) if tag.strip())
    if entry["difficulty"]:
        about["difficulty"] = spoken.difficulty_of(entry["difficulty"])
    if entry["score"]:
        about["score"] = number(entry["score"].removesuffix("分"), None)
    if entry["region"]:
        about["region"] = entry["region"]
    for name in ("valid_from", "valid_to"):
        if entry[name]:
            about[name] = _day(entry[name])
    if entry["language"]:
        about["language"] = LANGUAGES.get(entry["language"], "zh-hans")
    about["shuffle"] = spoken.verdict_of(entry["shuffle"]) is not False
    about["case_sensitive"] = spoken.verdict_of(entry["case_sensitive"]) is True
    return about


def _day(text: str) -> date:
    found = DAY.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups() if found else ()))
    except (TypeError, ValueError) as error:
        raise BadItem(gettext_noop("“%(text)s”不是日期。写成 2027-01-31 这样。"), text=text[:20]) from error


def _partly(entry: Entry, usual: bool) -> bool:
    return spoken.plain(entry["marking"]) in PARTLY if entry["marking"] else usual


def _choosing(bare: Wording, entry: Entry) -> Wording:
    right = _right_places(entry)
    weights = [ZERO] * len(entry.options)
    for place in right:
        weights[place] = equal_share(len(right)) if bare.kind == Kind.MULTIPLE else ONE
    if entry["weights"]:
        weights = [fraction(part.strip().rstrip("%"), None) for part in re.split(r"[|、;；]", entry["weights"])]
        if len(weights) != len(entry.options):
            raise BadItem(gettext_noop("“选项比例”的个数和选项的个数不一样。"))
    choices = tuple(Choice(one.text, weight, one.note) for one, weight in zip(entry.options, weights, strict=True))
    return replace(bare, choices=choices, partial=bare.kind == Kind.MULTIPLE and _partly(entry, False))


def _true_false(bare: Wording, entry: Entry) -> Wording:
    given = [option.text for option in entry.options if option.text]
    said = [spoken.verdict_of(text) for text in given]
    options = given if len(given) == 2 else ["对", "错"]
    verdicts = said if sorted(said, key=str) == [False, True] else [True, False]
    verdict = spoken.verdict_of(entry["answer"])
    own = [option.right for option in entry.options if option.text]
    if given and any(own):
        right = own.index(True)
    elif verdict is not None:
        right = verdicts.index(verdict)
    elif entry["answer"]:
        right = spoken.places_of(entry["answer"], options)[0]
    else:
        raise BadItem(gettext_noop("没有写答案。"))
    notes = [option.note for option in entry.options] + ["", ""]
    return replace(
        bare, choices=tuple(Choice(text, Decimal(place == right), notes[place]) for place, text in enumerate(options))
    )


def _gap(bare: Wording, entry: Entry) -> Wording:
    stem = gaps.marked(bare.stem)
    count = len(texts.gaps_in(stem))
    if not entry["answer"]:
        raise BadItem(gettext_noop("没有写答案。"))
    if not count:
        stem, count = f"{stem} [[1]]", 1
    return replace(
        bare, stem=stem, gaps=gaps.gaps_of(entry["answer"], count), partial=count > 1 and _partly(entry, True)
    )


def _short(bare: Wording, entry: Entry) -> Wording:
    """A long answer is not a phrase that anybody would write word for word: it helps the marker, as an explanation."""
    answer, marking = entry["answer"], spoken.plain(entry["marking"])
    criteria = rubrics.criteria_of(entry["criteria"])
    if marking in PHRASES or (answer and not marking and len(answer) <= LONGEST_PHRASE and "\n" not in answer):
        return replace(bare, answers=gaps.answers_of(answer), criteria=criteria)
    explained = "\n".join(part for part in (answer, bare.explanation) if part)
    return replace(bare, explanation=explained, criteria=criteria)


def _ordering(bare: Wording, entry: Entry) -> Wording:
    """The answer names the options in their right order; without one they stand in it."""
    order = list(range(len(entry.options)))
    letters = re.findall("[A-T]", texts.comparable(entry["answer"]).upper())
    if letters:
        order = [spoken.LETTERS.index(letter) for letter in letters]
        if sorted(order) != list(range(len(entry.options))):
            raise BadItem(gettext_noop("答案“%(answer)s”对不上选项。"), answer=entry["answer"][:40])
    choices = tuple(Choice(entry.options[place].text, ZERO, entry.options[place].note) for place in order)
    return replace(bare, choices=choices, partial=_partly(entry, False))


def _matching(bare: Wording, entry: Entry) -> Wording:
    return replace(bare, pairs=tuple(_pair(option.text) for option in entry.options), partial=_partly(entry, True))


def _pair(text: str) -> Pair:
    for arrow in ARROWS:
        sides = [shown(side.strip()) for side in hidden(text).split(arrow)]
        if len(sides) == 2:
            return Pair(*sides)
    raise BadItem(gettext_noop("连线题的“%(text)s”没有写成“左边→右边”。"), text=text[:40])


def _by_person(bare: Wording, entry: Entry) -> Wording:
    criteria = rubrics.criteria_of(entry["criteria"])
    if bare.kind == Kind.TASK:
        accepts = tuple(ACCEPTS[word] for word in re.split(r"[、,，;；\s]+", entry["accepts"]) if word in ACCEPTS)
        return replace(bare, criteria=criteria, accepts=accepts)
    categories = _choosing(bare, entry).choices if entry.options else ()
    return replace(bare, criteria=criteria, choices=categories)


BUILDERS: dict[Kind, Callable[[Wording, Entry], Wording]] = {
    Kind.SINGLE: _choosing,
    Kind.MULTIPLE: _choosing,
    Kind.TRUE_FALSE: _true_false,
    Kind.GAP: _gap,
    Kind.SHORT_ANSWER: _short,
    Kind.ORDERING: _ordering,
    Kind.MATCHING: _matching,
    Kind.CASE: lambda bare, entry: bare,
    Kind.REPORT: _by_person,
    Kind.TASK: _by_person,
    Kind.DESCRIPTION: lambda bare, entry: bare,
}
