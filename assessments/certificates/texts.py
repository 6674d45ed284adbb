"""What certificates say, as data: a title and a sentence for each kind. In Chinese whatever language the reader uses."""

from datetime import date

from assessments.certificates import numerals
from assessments.certificates.models import Kind

TITLES = {Kind.ROUND: "培训结业证书", Kind.APPRAISAL: "考核等次证书"}
SENTENCES = {
    Kind.ROUND: "于{period}参加{occasion}，修满{credit}学时，准予结业。",
    Kind.APPRAISAL: "在{occasion}（{period}）中，考核等次为“{grade}”，特发此证。",
}
WITH_EXAM = "于{period}参加{occasion}，修满{credit}学时，结业考试成绩合格，准予结业。"
NO_SEAL = "本文件未加盖电子印章，以查验结果为准。"


def title(kind: str) -> str:
    return TITLES[Kind(kind)]


def sentence(kind: str, facts: dict) -> str:
    """The body of a certificate, from its frozen facts."""
    pattern = WITH_EXAM if facts.get("exam") else SENTENCES[Kind(kind)]
    first, last = (date.fromisoformat(facts[key]) for key in ("first_day", "last_day"))
    return pattern.format(
        period=numerals.period(first, last),
        occasion=occasion(facts) if kind == Kind.APPRAISAL else training(facts),
        credit=numerals.counted(facts.get("credit", "0")),
        grade=facts.get("grade", ""),
    )


def training(facts: dict) -> str:
    """The round in words; one that is only numbered ("2026 年第一轮") is said to be a training."""
    name = occasion(facts)
    return name if name.endswith("训") else f"{name}网格员轮训"


def occasion(facts: dict) -> str:
    """The round or cycle in words, with its district in front unless its name says so itself."""
    name = numerals.in_words(facts["occasion"])
    return name if name.startswith(facts["district"]) else facts["district"] + name
