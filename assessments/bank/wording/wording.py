"""A question with everything that is said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assessments.bank.wording.parts import Answer, Area, Choice, Criterion, Gap, Pair

EVERYWHERE = "各地"


@dataclass(frozen=True)
class Wording:
    """What a version says. Each kind uses the parts that it needs:

    single, multiple, true_false: `choices` · ordering: `choices` in the right order · gap: `gaps` ·
    short_answer: `answers`, none of them when a person marks it (by `criteria`, if there are any) · matching: `pairs` ·
    hotspot: `picture` (a name in `files`) and `areas` · case: `parts`, each worth its own `score` · report: `choices` are the
    categories, `criteria` the rubric · task: `accepts` and `criteria` · description: nothing, it only says something.
    """

    kind: str
    stem: str
    title: str = ""
    choices: tuple[Choice, ...] = ()
    answers: tuple[Answer, ...] = ()
    gaps: tuple[Gap, ...] = ()
    pairs: tuple[Pair, ...] = ()
    picture: str = ""
    areas: tuple[Area, ...] = ()
    parts: tuple["Wording", ...] = ()
    criteria: tuple[Criterion, ...] = ()
    accepts: tuple[str, ...] = ()  # photo, voice, file
    partial: bool = False  # parts that are right earn their part (for multiple: weights add up); else all or nothing
    case_sensitive: bool = False
    shuffle: bool = True  # a paper may show choices in another order
    explanation: str = ""
    basis: str = ""
    topic: str = ""  # path of names: 消防隐患排查/楼道与出口; the first is the duty area
    tags: tuple[str, ...] = ()
    difficulty: int = 3  # 1 easiest … 5 hardest
    score: Decimal = Decimal(1)  # what it is worth unless a paper says otherwise
    region: str = EVERYWHERE
    valid_from: date | None = None
    valid_to: date | None = None
    language: str = "zh-hans"
    code: str = ""  # its number in the bank
    files: Mapping[str, bytes] = field(default_factory=dict)  # pictures by the name that texts use
