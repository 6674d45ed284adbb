"""What the statistics pages show: figures in words, the questions that need a look first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from assessments.bank.marking.choosing import LETTERS, right_letters
from assessments.bank.models import ItemVersion
from assessments.bank.wording import Kind, Wording, texts
from assessments.bank.wording.kinds import CHOOSING
from assessments.quizzes.asking.arranging import as_it_stands
from assessments.quizzes.asking.keeping import from_kept
from assessments.quizzes.asking.words import in_words, key_in_words
from assessments.quizzes.models import Attempt, Paper
from assessments.quizzes.statistics.advising import ENOUGH, Advice, advice
from assessments.quizzes.statistics.charting import Curve, bars, curves
from assessments.quizzes.statistics.grouping import GROUPS
from assessments.quizzes.statistics.quiz_figures import QuizFigures
from assessments.quizzes.statistics.reporting import ItemReport, Report, report_on
from courses.rounds.models import Round, RoundStep
from grids import scope

MOST_RESPONSES = 8  # of those that are typed or put together; the rest is summed up


@dataclass(frozen=True)
class Figure:
    name: str
    value: str
    says: str


@dataclass(frozen=True)
class ItemRow:
    item: ItemReport
    wording: Wording
    advice: Advice

    @property
    def stem(self) -> str:
        return texts.flat(self.wording.stem)

    @property
    def kind(self) -> str:
        return str(Kind(self.wording.kind).label)

    @property
    def figures(self) -> dict[str, str]:
        """In the words of the page: percent with one place."""
        return {name: shown(value, 1) for name, value in vars(self.item.figures).items()}

    @property
    def facts(self) -> list[tuple[str, str]]:
        """All figures of the question with their names."""
        has, item = self.item.figures, self.item
        return [
            (_("人数"), str(item.people)),
            (_("难易度"), shown(has.facility, 1, "%")),
            (_("标准差"), shown(has.standard_deviation, 2)),
            (_("区分度"), shown(has.discrimination_index, 1, "%")),
            (_("区分效率"), shown(has.discriminative_efficiency, 1, "%")),
            (_("应占比重"), shown(has.intended_weight, 1, "%")),
            (_("实占比重"), shown(has.effective_weight, 1, "%")),
            (_("难度值"), self.difficulty),
        ]

    @property
    def difficulty(self) -> str:
        hard = self.item.difficulty
        return f"{shown(hard.value, 2)} ± {shown(hard.error, 2)}" if hard else shown(None, 2)


@dataclass(frozen=True)
class OptionRow:
    """What was answered, by how many of each group."""

    letter: str
    text: str
    right: bool
    counts: tuple[int, ...]

    @property
    def all(self) -> int:
        return sum(self.counts)


def quizzes_of(round: Round) -> list[tuple[RoundStep, int]]:
    """The quizzes of a round, each with how many people have a result that counts. Two queries."""
    steps = list(round.steps.filter(kind="quiz").order_by("order"))
    finished = Attempt.objects.filter(enrolment__round=round, state=Attempt.State.SUBMITTED, score__isnull=False)
    counts = finished.values_list("step_key").annotate(people=Count("enrolment", distinct=True))
    people = dict(counts.filter(Q(step_key__in=[step.step_key for step in steps])).order_by())
    return [(step, people.get(step.step_key, 0)) for step in steps]


def context(step: RoundStep) -> dict:
    """The page of one quiz."""
    report = report_on(step)
    paper = Paper.objects.filter(step_key=step.step_key).order_by("-version").first()
    pass_percent = paper.pass_percent if paper else 100
    return {
        "round": step.round,
        "step": step,
        "report": report,
        "enough": report.people >= ENOUGH,
        "least": ENOUGH,
        "most": f"{report.most:g}",
        "figures": in_sentences(report.figures),
        "bars": bars(report.bins, pass_percent),
        "pass_percent": pass_percent,
        "rows": item_rows(report),
    }


def item_context(step: RoundStep, version: int) -> dict | None:
    """The section of one question; None when nobody had it."""
    report = report_on(step)
    if version not in report.items:
        return None
    item = report.items[version]
    wording = _wordings([version])[version]
    options = option_rows(item, wording)
    return {
        "round": step.round,
        "step": step,
        "row": ItemRow(item, wording, advice(item, wording)),
        "key": key_in_words(as_it_stands(wording)),
        "options": options,
        "sizes": item.answers.sizes,
        "curves": option_curves(item, options),
        "many": wording.kind == Kind.MULTIPLE,
    }


def item_rows(report: Report) -> list[ItemRow]:
    """The most urgent first, the weakest of them before the others."""
    wordings = _wordings(report.items)
    rows = [ItemRow(item, wordings[pk], advice(item, wordings[pk])) for pk, item in report.items.items()]
    return sorted(rows, key=lambda row: (row.advice.urgency, _weakness(row.item), row.item.version_id))


def option_rows(item: ItemReport, wording: Wording) -> list[OptionRow]:
    """Of a choice its options, as the bank letters them; of other kinds what was answered most. Last who left it blank."""
    counts = item.answers.counts
    blank = OptionRow("", _("没有答"), False, counts.get("", (0, 0, 0)))
    if wording.kind in CHOOSING:
        key = "".join(item.accepted) or right_letters(wording)
        rows = [
            OptionRow(letter, texts.flat(choice.text), letter in key, _chose(counts, letter))
            for letter, choice in zip(LETTERS, wording.choices, strict=False)
        ]
        return [*rows, blank]
    if item.by_hand:
        return []
    given = [(text, count) for text, count in counts.items() if text]
    shown_as = as_it_stands(wording)
    rows = [
        OptionRow("", in_words(shown_as, from_kept(wording.kind, text)) or text, False, count)
        for text, count in given[:MOST_RESPONSES]
    ]
    if rest := [count for _text, count in given[MOST_RESPONSES:]]:
        rows.append(OptionRow("", _("其他答法"), False, tuple(sum(one[group] for one in rest) for group in GROUPS)))
    return [*rows, blank]


def option_curves(item: ItemReport, options: Iterable[OptionRow]) -> list[Curve]:
    lettered = [(row.letter, row.right, row.counts) for row in options if row.letter]
    return curves(lettered, item.answers.sizes)


def in_sentences(figures: QuizFigures) -> list[Figure]:
    """Each figure of a quiz with what it means."""
    rows = [
        (_("平均分"), shown(figures.mean, 2), _("所有人得分的平均。")),
        (_("中位数"), shown(figures.median, 2), _("一半人在它以上，一半人在它以下。")),
        (_("标准差"), shown(figures.standard_deviation, 2), _("分数散得多开；太小说明大家挤在一起，分不出高低。")),
        (_("偏度"), shown(figures.skewness, 2), _("0 是两边对称；负数是低分拖得长，正数是高分拖得长。")),
        (_("峰度"), shown(figures.kurtosis, 2), _("0 像钟形；越大越尖，越小越平。")),
        (_("内部一致性 α"), shown(figures.alpha, 1, "%"), _("各题考的是不是一件事。75 以上好，64 以下这份卷要改。")),
        (_("误差比"), shown(figures.error_ratio, 1, "%"), _("分数的差别里有多少来自偶然；50 以下好。")),
        (_("测量标准误"), shown(figures.standard_error, 2), _("同一个人再考一次，分数大约会在这么多分里上下。")),
    ]
    return [Figure(*row) for row in rows]


def shown(value: float | None, places: int, unit: str = "") -> str:
    """Rounded for the eye; a dash where it is not defined."""
    if value is None:
        return "—"
    text = f"{value:.{places}f}".replace("-", "−")
    return f"{text} {unit}" if unit else text


def _chose(counts: dict[str, tuple[int, int, int]], letter: str) -> tuple[int, ...]:
    chosen = [count for response, count in counts.items() if letter in response]
    return tuple(sum(one[group] for one in chosen) for group in GROUPS)


def _wordings(versions: Iterable[int]) -> dict[int, Wording]:
    with scope.whole_tree("questions of a paper, for its statistics"):
        found = ItemVersion.objects.select_related("topic", "item").in_bulk(list(versions))
        return {pk: version.wording for pk, version in found.items()}


def _weakness(item: ItemReport) -> float:
    index = item.figures.discrimination_index
    return 1_000.0 if index is None else index
