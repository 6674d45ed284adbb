"""What the result page shows."""

from typing import cast

from django.db.models import UUIDField

from assessments.quizzes.arranging_exams.checking import checking_of
from assessments.quizzes.asking.answered import Answered
from assessments.quizzes.asking.keeping import from_kept
from assessments.quizzes.asking.reviewed import Reviewed
from assessments.quizzes.by_hand.evidence import standing_judgements
from assessments.quizzes.by_hand.notes import with_notes
from assessments.quizzes.exam_time.clock import now_us, to_datetime
from assessments.quizzes.files.showing import Files, for_owner
from assessments.quizzes.late.showing import of_attempt
from assessments.quizzes.marking.folding import marks_of, missing
from assessments.quizzes.models import Assistance, Attempt, Mark
from assessments.quizzes.page_events.reading import Leaving, leaving_of
from assessments.quizzes.papers.facts import pass_score
from assessments.quizzes.regrading.telling import Regraded, regraded
from assessments.quizzes.rendering.explained import explained, joined
from assessments.quizzes.rendering.reviewed import reviewed
from assessments.quizzes.results.explaining import explain_topics
from assessments.quizzes.sitting.glancing import about_result
from assessments.quizzes.sitting.questions import Question, form_shape, questions_of
from assessments.quizzes.sitting.shapes import UPLOADS
from assessments.quizzes.sitting.starting import Standing, standings_of
from courses.rounds.models import RoundStep
from grids.prepared import Prepared

STEP = Prepared(
    lambda given: RoundStep.objects.select_related("arrangement").filter(
        round=given("round"), step_key=given("step_key", UUIDField())
    )
)


def context(attempt: Attempt, show_all: bool) -> dict:
    """`attempt` submitted and marked, with enrolment, round, form and paper loaded."""
    questions = questions_of(attempt)
    marks = marks_of(attempt)
    files = _files(attempt) if UPLOADS in form_shape(attempt.form_id) else {}
    about = about_result(attempt)
    anew = regraded(attempt, questions, marks) if about.regraded else {}
    answered = [
        _answered(question, marks[question.slot], files, anew.get(question.slot))
        for question in questions
        if question.slot in marks
    ]
    counted = [one for one in answered if one.counts]
    wrong = [one for one in counted if not one.reviewed.right]
    step = _step_of(attempt)
    return {
        "attempt": attempt,
        "leaving": leaving_of(attempt) if about.left else Leaving(attempt, [], ""),
        "step": step,
        "submitted_at": to_datetime(cast(int, attempt.submitted_us)),
        "topics": joined(explain_topics(questions, marks, anew, explained)),
        "pass_score": pass_score(attempt.form.paper, attempt.max_score),
        "total": len(answered),
        "answered": sum(not one.reviewed.unanswered for one in answered),
        "counted": len(counted),
        "right": len(counted) - len(wrong),
        "anew": [one for one in answered if one.anew],
        "wrong": len(wrong),
        "shown": reviewed(answered if show_all else wrong),
        "show_all": show_all,
        "by_hand": any(mark.by_id for mark in marks.values()),
        "standing": None if attempt.passed else _standing(attempt, step),
        "checking": checking_of(attempt, step),
        "late_sheets": of_attempt(attempt) if about.late else [],
    }


def waiting_context(attempt: Attempt) -> dict:
    """The same while a person has not marked all of it: how far the marking has come, question by question."""
    questions = [question for question in questions_of(attempt) if not question.only_says]
    marks = marks_of(attempt)
    wait = set(missing(attempt, marks, {question.version_id: question.wording for question in questions}))
    return {
        "attempt": attempt,
        "step": _step_of(attempt),
        "leaving": leaving_of(attempt),
        "submitted_at": to_datetime(cast(int, attempt.submitted_us)),
        "questions": [(one, None if one.slot in wait else marks.get(one.slot)) for one in questions],
        "waiting": len(wait),
        "late_sheets": of_attempt(attempt),
    }


def _standing(attempt: Attempt, step: RoundStep) -> Standing:
    """Whoever has passed has no next chance to be told of."""
    return standings_of(step, [(attempt.enrolment, now_us())])[attempt.enrolment_id]


def _files(attempt: Attempt) -> Files:
    """With what markers noted on photographs."""
    return with_notes(for_owner(attempt), [note for one in standing_judgements(attempt) for note in one.notes])


def kept_back_context(attempt: Attempt) -> dict:
    """Handed in, and no word of the result before all results come out, or somebody has borne witness."""
    return {
        "attempt": attempt,
        "step": _step_of(attempt),
        "submitted_at": to_datetime(cast(int, attempt.submitted_us)),
        "for_a_witness": Assistance.objects.filter(attempt=attempt, witness=None).exists(),
    }


def _step_of(attempt: Attempt) -> RoundStep:
    return STEP.rows(round=attempt.enrolment.round_id, step_key=attempt.step_key)[0]


def _answered(question: Question, mark: Mark, files: Files, anew: Regraded | None) -> Answered:
    response = from_kept(question.kind, mark.response)
    if anew:
        question, response = anew.shown, anew.read(response)
    seen = Reviewed(
        question.shown,
        response,
        mark.score,
        mark.max_score,
        question.sources,
        given=mark.given,
        comment=mark.comment,
        files=files,
    )
    return Answered(question, seen, anew)
