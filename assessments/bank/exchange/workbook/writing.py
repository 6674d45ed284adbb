"""Writes a workbook that offices can edit and bring back; columns that no question needs are left out."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from assessments.bank.exchange.imaging import as_png
from assessments.bank.exchange.workbook.columns import HEADS, Field
from assessments.bank.exchange.workbook.entries import are_lettered
from assessments.bank.exchange.workbook.laying import taken_out
from assessments.bank.exchange.workbook.words import ACCEPTS, INNER, KIND_WORDS, LANGUAGES
from assessments.bank.notation import gaps, rubrics
from assessments.bank.notation.escapes import escaped
from assessments.bank.notation.spoken import LETTERS
from assessments.bank.wording import Choice, Kind, Wording, texts
from assessments.bank.wording.kinds import CHOOSING
from assessments.bank.wording.parts import equal_share
from assessments.bank.wording.wording import EVERYWHERE
from ledger.sheets import Column, Pictured, Workbook

ALWAYS = ("answer", "explanation", "difficulty", "topic", "basis", "tags", "score")
MARKED = ("marking", "shuffle", "weights", "case_sensitive", "criteria", "accepts")
RARE = (*MARKED, "title", "region", "valid_from", "valid_to", "language", "code")
ARROW = "→"
WIDTHS = {"stem": 44, "explanation": 32, "topic": 22, "basis": 26, "criteria": 30, "answer": 14}
FEWEST_OPTIONS = 4
Row = dict[Field, str | int | Decimal | Pictured]
ILLUSTRATED = {"stem", "explanation"}


def write(wordings: Iterable[Wording]) -> bytes:
    rows = [_illustrated(row, wording.files) for wording in wordings for row in rows_of(wording)]
    columns, book = columns_of(rows), Workbook()
    book.add("题目", [], [column(field) for field in columns], lines_of(columns, rows))
    return book.read()


def _illustrated(row: Row, files: Mapping[str, bytes]) -> Row:
    """With the pictures over their cells; where none can lie, what they show stands in words."""
    shown: Row = {}
    for field, value in row.items():
        if not isinstance(value, str) or not files.keys() & set(texts.pictures_in(value)):
            shown[field] = value
        elif field in ILLUSTRATED or field[0] == "choice":
            laid, names = taken_out(value)
            shown[field] = Pictured(laid, tuple(as_png(files[name]) for name in names if name in files))
        else:
            shown[field] = texts.told(value)
    return shown


def rows_of(wording: Wording, inner: str = "") -> Iterator[Row]:
    """A question as rows, {field: value}; a case is followed by its parts."""
    row: Row = {"kind": inner + KIND_WORDS[Kind(wording.kind)], "stem": gaps.drawn(wording.stem)}
    row |= {"explanation": wording.explanation, "score": _figure(wording.score), "difficulty": wording.difficulty}
    row |= {"topic": wording.topic, "basis": wording.basis, "tags": "、".join(wording.tags)}
    row |= {"title": wording.title, "code": wording.code, "criteria": rubrics.written(wording.criteria)}
    row["shuffle"] = "" if wording.shuffle else "否"
    row["case_sensitive"] = "是" if wording.case_sensitive else ""
    row["accepts"] = "、".join(_word(ACCEPTS, kind) for kind in wording.accepts)
    row["region"] = "" if wording.region == EVERYWHERE else wording.region
    row["language"] = "" if wording.language == "zh-hans" else _word(LANGUAGES, wording.language)
    for name in ("valid_from", "valid_to"):
        row[name] = getattr(wording, name) or ""
    yield {name: value for name, value in (row | _lettered(_key(wording))).items() if value != ""}
    for part in wording.parts:
        yield from rows_of(part, INNER)


def _lettered(key: Row) -> Row:
    """Options that begin with their letters get them once more, because a reader takes one away."""
    options = [str(text) for field, text in key.items() if field[0] == "choice"]
    if not are_lettered(options):
        return key
    return {field: f"{LETTERS[int(field[1])]}.{text}" if field[0] == "choice" else text for field, text in key.items()}


def _key(wording: Wording) -> Row:
    if wording.kind in CHOOSING or wording.kind == Kind.REPORT:
        return _choices(wording)
    if wording.kind == Kind.ORDERING:
        letters = LETTERS[: len(wording.choices)]
        return _options(wording.choices) | {"answer": letters, "marking": _marking(wording)}
    if wording.kind == Kind.MATCHING:
        sides = [(escaped(texts.told(one.text), ARROW), escaped(texts.told(one.match), ARROW)) for one in wording.pairs]
        pairs = ["→".join(both) for both in sides]
        row: Row = {("choice", place): text for place, text in enumerate(pairs)}
        return row | {"marking": _marking(wording)}
    if wording.kind == Kind.GAP:
        return {"answer": gaps.written(wording.gaps), "marking": _marking(wording) if len(wording.gaps) > 1 else ""}
    if wording.kind == Kind.SHORT_ANSWER:
        marking = "按答案" if wording.answers else "人工评"
        return {"answer": gaps.answers_written(wording.answers), "marking": marking}
    return {}


def _choices(wording: Wording) -> Row:
    right = [place for place, choice in enumerate(wording.choices) if choice.weight > 0]
    letters = "".join(LETTERS[place] for place in right)
    usual = equal_share(len(right)) if wording.kind == Kind.MULTIPLE else Decimal(1)
    row: Row = {"answer": letters}
    if any(choice.weight not in (0, usual) for choice in wording.choices):
        row["weights"] = "|".join(f"{(choice.weight * 100).normalize() + 0:f}" for choice in wording.choices)
    if wording.kind == Kind.MULTIPLE:
        row["marking"] = _marking(wording)
    if wording.kind == Kind.TRUE_FALSE and [choice.text for choice in wording.choices] == ["对", "错"]:
        notes: Row = {("note", place): choice.feedback for place, choice in enumerate(wording.choices)}
        return row | notes | {"answer": "对" if letters == "A" else "错"}
    return row | _options(wording.choices)


def _options(choices: tuple[Choice, ...]) -> Row:
    row: Row = {("choice", place): choice.text for place, choice in enumerate(choices)}
    return row | {("note", place): choice.feedback for place, choice in enumerate(choices)}


def _marking(wording: Wording) -> str:
    return "部分得分" if wording.partial else "全对得分"


def _figure(value: Decimal) -> int | str:
    return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"


def _word(words: dict[str, str], meant: str) -> str:
    return next(word for word, meaning in words.items() if meaning == meant)


def columns_of(rows: Iterable[Row]) -> list[Field]:
    """The columns that rows need, in their order."""
    used = {field for row in rows for field in row}
    options = max([FEWEST_OPTIONS, *(field[1] + 1 for field in used if isinstance(field, tuple))])
    choices: list[Field] = [("choice", place) for place in range(options)]
    notes: list[Field] = [("note", place) for place in range(options) if ("note", place) in used]
    return ["kind", "stem", *choices, *ALWAYS, *notes, *(name for name in RARE if name in used)]


def lines_of(columns: list[Field], rows: Iterable[Row]) -> Iterator[list]:
    return ([row.get(field, "") for field in columns] for row in rows)


def column(field: Field, **more: str) -> Column:
    width = WIDTHS.get(field, 12) if isinstance(field, str) else 18
    return Column(head(field), width, text=field in {"answer", "code"}, **more)


def head(field: Field) -> str:
    if isinstance(field, str):
        return HEADS[field]
    return f"选项{LETTERS[field[1]]}" + ("说明" if field[0] == "note" else "")
