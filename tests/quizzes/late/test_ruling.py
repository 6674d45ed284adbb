"""What two people decide about a late sheet, and that nothing else changes a result."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.quizzes.by_hand.evidence import standing_judgements
from assessments.quizzes.by_hand.marking import mark_by_hand
from assessments.quizzes.by_hand.queue import waiting_for
from assessments.quizzes.by_hand.standing import stand_of
from assessments.quizzes.late import queue, showing
from assessments.quizzes.late.ruling import confirm, rule, send_back
from assessments.quizzes.marking.by_key import mark, mark_handed_in
from assessments.quizzes.models import Attempt, Judgement, LateRuling, LateSheet, Mark, OpenAnswer
from assessments.quizzes.results import reviewing
from assessments.quizzes.sitting import posting, saving, submitting, tickets
from assessments.quizzes.sitting.sheets import from_text
from courses.progress.models import Completion
from courses.rounds.closing import close_round
from courses.rounds.models import Enrolment, Round
from ledger.models import AuditLine
from people.models import Role
from tests.factories import answers, kinds, people, quizzes
from tests.quizzes.by_hand.conftest import GIVEN
from tests.quizzes.late.conftest import comes_late, handed_in

Decision = LateRuling.Decision
pytestmark = pytest.mark.usefixtures("everything")


def result(attempt: Attempt) -> tuple:
    """Everything a result consists of."""
    stored = Attempt.objects.get(pk=attempt.pk)
    enrolment = Enrolment.objects.get(pk=attempt.enrolment_id)
    marks = list(Mark.objects.filter(attempt=attempt).order_by("pk").values_list("slot", "run", "response", "score"))
    facts = stored.answers, stored.state, stored.submitted_us, stored.score, stored.passed, stored.revision
    return facts, marks, enrolment.state, enrolment.credit, Completion.objects.count()


@pytest.mark.database
def test_a_late_sheet_counts_when_a_second_person_agrees(sat, late, trainer, colleague):
    before = result(sat)
    ruling = rule(late, Decision.COUNTED, "网断了，手机上看得到是到时以前答的", trainer)
    assert result(sat) == before

    verdict = confirm(ruling, colleague)

    sat.refresh_from_db()
    assert (sat.answers, sat.score, sat.passed) == (late.answers, sat.max_score, True)
    assert verdict.replaced == before[0][0] and LateSheet.objects.get().answers == late.answers
    assert set(Mark.objects.filter(attempt=sat, run=2).values_list("slot", flat=True)) == {3, 4, 5}
    assert Completion.objects.latest("pk").passed is True
    deeds = AuditLine.objects.filter(target_id=str(late.pk), deed__startswith="late sheet").order_by("number")
    assert [(line.deed, line.actor) for line in deeds] == [
        ("late sheet ruled", trainer),
        ("late sheet counted", colleague),
    ]
    assert not queue.undecided().exists()


@pytest.mark.database
def test_deciding_twice_is_deciding_once(sat, late, trainer, colleague):
    first = rule(late, Decision.COUNTED, "停电", trainer)
    assert rule(late, Decision.COUNTED, "停电了", trainer) == first
    assert confirm(first, colleague) == confirm(first, colleague)
    once = result(sat)

    mark([sat])

    assert (LateRuling.objects.count(), result(sat)) == (1, once)
    with pytest.raises(ValidationError):
        rule(late, Decision.NOT_COUNTED, "改主意了", trainer)
    with pytest.raises(ValidationError):
        send_back(first, "改主意了", colleague)


def test_what_is_not_counted_changes_nothing_and_needs_a_reason(sat, late, trainer, colleague):
    before = result(sat)
    with pytest.raises(ValidationError):
        rule(late, Decision.NOT_COUNTED, "  ", trainer)

    ruling = rule(late, Decision.NOT_COUNTED, "监考看见是考完以后才答的", trainer)

    assert result(sat) == before
    assert (queue.undecided().count(), queue.decided().get()) == (0, late)
    with pytest.raises(PermissionDenied):
        confirm(ruling, colleague)

    # it may be proposed again: what was answered is still there
    confirm(rule(late, Decision.COUNTED, "监控录像看过了", colleague), trainer)
    assert Attempt.objects.get(pk=sat.pk).answers == late.answers


def test_what_is_sent_back_waits_for_a_ruling_again(sat, late, trainer, colleague):
    before = result(sat)
    ruling = rule(late, Decision.COUNTED, "停电", trainer)

    send_back(ruling, "那天没有停电", colleague)

    assert (queue.waiting().get(), result(sat)) == (late, before)
    with pytest.raises(ValidationError):
        confirm(ruling, colleague)


def test_neither_the_same_person_nor_one_who_sits_the_exam_nor_one_from_elsewhere_decides(
    sat, late, trainer, other_district, worker
):
    ruling = rule(late, Decision.COUNTED, "停电", trainer)
    elsewhere = people.staff(Role.Kind.TRAINER, other_district)
    worker.user.roles.create(kind=Role.Kind.TRAINER, grid=sat.grid.get_root(), first_day="2026-01-01")
    auditor = people.staff(Role.Kind.AUDITOR, sat.grid.get_root())

    for somebody in (trainer, elsewhere, worker.user, auditor):
        with pytest.raises(PermissionDenied):
            confirm(ruling, somebody)
    for somebody in (elsewhere, worker.user, auditor):
        with pytest.raises(PermissionDenied):
            rule(late, Decision.NOT_COUNTED, "不算", somebody)


def test_after_handing_in_nothing_but_a_decision_changes_a_result(sat, late, right, rf, trainer, colleague):
    before = result(sat)
    ticket = tickets.read(tickets.issue(sat, "s4m4s4s4s4"))

    for write in (saving.save, saving.hand_in):
        with pytest.raises(saving.Refused):
            write(ticket, {"1": "A"}, base=1, save_id=write.__name__, now=sat.opened_us)
    posting.keep_late_form(rf.post("/", {"slot-1": "A", "base": "1"}), sat)
    submitting.submit(sat)
    submitting.settle(sat, sat.closes_us + 10**9)
    submitting.hand_in_due(sat.closes_us + 10**9)
    mark_handed_in()
    mark([sat])
    send_back(rule(late, Decision.COUNTED, "停电", trainer), "没有停电", colleague)
    rule(late, Decision.NOT_COUNTED, "没有停电", trainer)

    assert result(sat) == before
    assert LateSheet.objects.filter(attempt=sat).count() == 4


def test_of_several_that_say_the_same_one_waits_and_what_says_nothing_new_asks_for_nothing(sat, late, right):
    comes_late(sat, right, "resent")
    LateSheet.objects.create(attempt=sat, answers=sat.answers, save_id="same", reason="file", received_us=1)

    assert list(queue.waiting()) == [late]
    Attempt.objects.filter(pk=sat.pk).update(
        state=Attempt.State.CLOSED
    )  # it gets no result: kept, and nothing to decide
    assert not queue.waiting().exists()


def test_a_practice_counts_for_nothing_so_its_late_sheets_ask_for_nothing(worker, district):
    sat = handed_in(quizzes.attempt(worker, district, items=2, character="练"), {})
    comes_late(sat, {"1": "A"})

    assert not queue.waiting().exists() and showing.of_attempt(sat) == []


def test_a_round_is_not_closed_while_a_late_sheet_waits(sat, late, trainer):
    round_ = sat.enrolment.round
    Round.objects.filter(pk=round_.pk).update(last_day=round_.first_day)
    with pytest.raises(ValidationError, match="1 份迟到的答卷"):
        close_round(round_, trainer)

    rule(late, Decision.NOT_COUNTED, "监考看见是考完以后才答的", trainer)
    close_round(Round.objects.get(pk=round_.pk), trainer)

    assert Round.objects.get(pk=round_.pk).closed_at


def test_another_wrong_answer_is_marked_anew(attempt, trainer, colleague):
    """The score stays, and the result shows what counts now."""
    sat = handed_in(attempt, {"1": "A"} if quizzes.sheet(attempt)["1"] != "A" else {"1": "C"})
    other = next(
        letter for letter in "ABCD" if letter not in {from_text(sat.answers)["1"], quizzes.sheet(attempt)["1"]}
    )

    confirm(rule(comes_late(sat, {"1": other}), Decision.COUNTED, "停电", trainer), colleague)

    runs = Mark.objects.filter(attempt=sat, slot=1).order_by("run")
    assert [row.score for row in runs] == [0, 0] and runs[0].response != runs[1].response


def test_what_a_person_marks_is_marked_again_when_the_answer_is_another_and_waits_no_longer_when_it_is_left_out(
    worker, district, trainer, colleague
):
    attempt = quizzes.attempt_at(worker, district, (kinds.SINGLE, kinds.WRITTEN, kinds.WRITTEN, kinds.WRITTEN))
    given = answers.sheet(attempt, {"1": "A", "2": "先听他说。", "3": "再说危险。", "4": "最后帮他。"})
    sat = handed_in(attempt, given)
    marker = people.staff(Role.Kind.MARKER, district)
    for answer in OpenAnswer.objects.filter(slot__lt=4):
        mark_by_hand(answer, GIVEN, "好", marker)
    late = comes_late(sat, given | {"2": "先坐下来听他说。", "4": ""})

    confirm(rule(late, Decision.COUNTED, "停电", trainer), colleague)

    sat.refresh_from_db()
    assert sat.waits and reviewing.waiting_context(sat)["waiting"] == 1
    anew = waiting_for(marker).get()
    assert (anew.slot, stand_of(anew, marker).settled) == (2, False)
    assert mark_by_hand(anew, GIVEN, "这一份也好", marker).kind == Judgement.Kind.INDEPENDENT
    sat.refresh_from_db()
    assert [one.comment for one in standing_judgements(sat) if one.answer.slot == 2] == ["这一份也好"]
    assert sat.score == 11 and not OpenAnswer.objects.waiting().exists()


def test_points_for_an_answer_that_a_late_sheet_has_replaced_meanwhile_mark_nothing(
    worker, district, trainer, colleague
):
    attempt = quizzes.attempt_at(worker, district, (kinds.SINGLE, kinds.WRITTEN))
    given = answers.sheet(attempt, {"1": "A", "2": "先听他说。"})
    sat = handed_in(attempt, given)
    marker = people.staff(Role.Kind.MARKER, district)
    read = OpenAnswer.objects.get()  # stands on the marker's page

    confirm(rule(comes_late(sat, given | {"2": "不知道"}), Decision.COUNTED, "停电", trainer), colleague)
    judged = mark_by_hand(read, GIVEN, "好", marker, waited=True)

    sat.refresh_from_db()
    assert judged.kind == Judgement.Kind.LATE
    assert sat.waits and not Mark.objects.filter(slot=2).exists()
