"""What a learner is told about a paper before sitting it."""

from dataclasses import dataclass
from decimal import Decimal

from assessments.quizzes.models import Paper


@dataclass(frozen=True)
class Facts:
    questions: int
    minutes: int
    max_score: Decimal
    pass_score: Decimal
    attempts_allowed: int
    by_hand: bool  # may hold questions that a person marks


def facts(paper: Paper | None) -> Facts | None:
    if paper is None:
        return None
    sections = paper.blueprint["sections"]
    max_score = sum((section["count"] * Decimal(section["score"]) for section in sections), Decimal(0))
    return Facts(
        questions=sum(section["count"] for section in sections),
        minutes=paper.minutes,
        max_score=max_score,
        pass_score=pass_score(paper, max_score),
        attempts_allowed=paper.attempts_allowed,
        by_hand=bool(paper.blueprint.get("by_hand")),
    )


def pass_score(paper: Paper, max_score: Decimal) -> Decimal:
    """The marks one needs, in the paper's own points."""
    return max_score * paper.pass_percent / 100
