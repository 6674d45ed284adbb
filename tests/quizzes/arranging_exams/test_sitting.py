"""Beginning an exam that is arranged: the window, the hall's code, the resit, what an attempt keeps of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.quizzes.arranging_exams import granting, opening_halls
from assessments.quizzes.arranging_exams.admitting import MOST_WRONG, admit
from assessments.quizzes.arranging_exams.arranging import Refused, arrange
from assessments.quizzes.exam_time.clock import MINUTE, now_us, to_us
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.starting import NotAllowed, start
from courses.rounds.models import Enrolment, RoundStep
from ledger.models import AuditLine
from tests.factories import exams, grids, people, quizzes

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def hall(step, trainer, district):
    held = exams.arranged(step, trainer, on_site=True, entry_until=exams.hours(1))
    return opening_halls.set_up(held, district, trainer, name="二楼会议室", place="乌龙社区", invigilators=[trainer])


@pytest.fixture
def phone(client, worker):
    client.force_login(worker.user)
    return client


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_before_and_after_the_entry_window_nobody_begins(step, enrolment, trainer):
    exams.arranged(step, trainer, entry_from=exams.hours(1), entry_until=exams.hours(2))

    with pytest.raises(NotAllowed, match="还没有到入场时间"):
        start(enrolment, step)
    with pytest.raises(NotAllowed, match="停止入场"):
        start(enrolment, step, to_us(exams.hours(3)))


def test_who_is_in_goes_on_after_entry_has_ended_until_the_end_for_all(step, enrolment, trainer):
    end = exams.hours(0.25)
    exams.arranged(step, trainer, open_book=True, entry_until=exams.hours(0.2), ends_at=end)

    began = start(enrolment, step)

    assert began.closes_us == to_us(end) < began.opened_us + 30 * MINUTE
    assert (began.open_book, began.withheld, began.hall_id) == (True, False, None)
    assert start(enrolment, step, to_us(exams.hours(0.21))) == began


def test_nobody_begins_after_the_end_for_all_even_where_no_end_of_entry_was_written(step, enrolment, trainer):
    """The attempt would be over before it began."""
    exams.arranged(step, trainer, ends_at=exams.hours(1))

    with pytest.raises(NotAllowed, match="停止入场"):
        start(enrolment, step, to_us(exams.hours(1.1)))

    assert not Attempt.objects.exists()
    assert start(enrolment, step)


def test_who_failed_or_was_absent_sits_the_resit(step, enrolment, trainer, district):
    windows = {"entry_until": exams.hours(1), "resit_from": exams.hours(24), "resit_until": exams.hours(25)}
    exams.arranged(step, trainer, resit_times=1, **windows)
    for _ in range(2):
        submitting.submit(start(enrolment, step))
    absent = quizzes.enrolment(step, people.worker(grids.building(district)))
    resit = to_us(exams.hours(24.5))

    with pytest.raises(NotAllowed, match="次数用完了。补考"):
        start(enrolment, step)
    with pytest.raises(NotAllowed, match="入场时间已经过了。补考"):
        start(absent, step, to_us(exams.hours(2)))
    assert start(enrolment, step, resit).number == 3
    assert start(absent, step, resit).number == 1


def test_an_own_time_to_come_in_takes_nobody_the_resit(step, enrolment, trainer, colleague):
    windows = {"entry_until": exams.hours(1), "resit_from": exams.hours(24), "resit_until": exams.hours(25)}
    exams.arranged(step, trainer, resit_times=1, **windows)
    own = granting.propose(
        enrolment, step, trainer, reason="示例：住院", entry_from=exams.hours(2), entry_until=exams.hours(30)
    )
    granting.approve(own, colleague)
    for _ in range(2):
        submitting.submit(start(enrolment, step, to_us(exams.hours(3))), to_us(exams.hours(3)))

    resit = start(enrolment, step, to_us(exams.hours(24.5)))

    assert resit.number == 3


def test_the_code_of_the_hall_begins_the_exam_and_the_attempt_names_the_hall(phone, hall, enrolment):
    page = phone.get(reverse("quiz", args=[enrolment.pk, 1])).content.decode()
    assert "开考码" in page and "二楼会议室" in page and hall.code not in page
    begin = reverse("attempts", args=[enrolment.pk, 1])

    refused = phone.post(begin, {"code": wrong(hall.code)}, follow=True).content.decode()
    none = phone.post(begin, follow=True).content.decode()
    phone.post(begin, {"code": f" {hall.code[:3]} {hall.code[3:]}"})

    assert "开考码不对" in refused and "要监考给的开考码" in none
    assert Attempt.objects.get().hall == hall
    assert "接着答" in phone.get(reverse("quiz", args=[enrolment.pk, 1])).content.decode()


def test_only_the_present_code_of_the_own_hall_opens_and_wrong_ones_are_limited(hall, enrolment, district, trainer):
    old, new = hall.code, opening_halls.renew_code(hall, trainer)
    elsewhere = opening_halls.set_up(
        hall.arrangement, grids.building(district, 2), trainer, name="别处", place="", invigilators=[trainer]
    )

    assert admit(enrolment, hall.arrangement, new) == hall
    with pytest.raises(NotAllowed, match="“别处”"):
        admit(enrolment, hall.arrangement, elsewhere.code)
    for _ in range(MOST_WRONG):
        with pytest.raises(NotAllowed, match="不对"):
            admit(enrolment, hall.arrangement, old)
    with pytest.raises(NotAllowed, match="太多次"):
        admit(enrolment, hall.arrangement, new)


@pytest.mark.database
def test_beginning_in_a_hall_is_one_insert_and_few_queries(hall, step, enrolment):
    asked = RoundStep.objects.select_related("round", "arrangement").get(pk=step.pk)
    person = Enrolment.objects.select_related("round", "grid").get(pk=enrolment.pk)

    with CaptureQueriesContext(connection) as queries:
        start(person, asked, hall=admit(person, asked.arrangement, hall.code))

    said = [query["sql"] for query in queries]
    assert sum(one.startswith("INSERT") for one in said) == 1
    assert len([one for one in said if one.startswith(("SELECT", "INSERT", "UPDATE"))]) <= 8


def test_what_was_promised_to_those_who_began_stays(step, enrolment, trainer):
    exams.arranged(step, trainer, open_book=True)
    start(enrolment, step, now_us())

    with pytest.raises(Refused, match="已经有人开考"):
        arrange(step, trainer, open_book=False)
    held = arrange(step, trainer, ends_at=exams.hours(5))

    lines = AuditLine.objects.filter(deed="exam arranged", actor=trainer)
    assert lines.count() == 2
    arrange(step, trainer, ends_at=held.ends_at)
    assert lines.count() == 2  # the same again is no deed


@pytest.mark.database
def test_an_end_for_all_that_moves_gives_time_to_those_it_would_have_cut_short(
    step, enrolment, trainer, colleague, district
):
    early, late = exams.hours(0.1), exams.hours(0.2)
    granted, own, before_the_exam = (quizzes.enrolment(step, people.worker(grids.building(district))) for _ in range(3))
    exams.granted(granted, step, trainer, colleague, minutes=5)
    exams.granted(own, step, trainer, colleague, entry_from=exams.hours(-1), entry_until=exams.hours(1))
    exams.arranged(step, trainer, ends_at=early)
    began, with_minutes, on_own_terms = (start(one, step) for one in (enrolment, granted, own))

    exams.arranged(step, trainer, ends_at=late)

    def closes(attempt) -> int:
        attempt.refresh_from_db()
        return attempt.closes_us

    of_its_own = on_own_terms.closes_us
    assert closes(began) == to_us(late)
    assert closes(with_minutes) == to_us(late) + 5 * MINUTE
    assert closes(on_own_terms) == of_its_own == on_own_terms.opened_us + 30 * MINUTE
    assert start(before_the_exam, RoundStep.objects.get(pk=step.pk)).closes_us == to_us(late)

    exams.arranged(step, trainer, ends_at=None)
    assert closes(began) == began.opened_us + 30 * MINUTE
    assert closes(with_minutes) == with_minutes.opened_us + 35 * MINUTE


def test_while_somebody_sits_the_end_for_all_does_not_come_earlier(step, enrolment, trainer):
    end = exams.hours(0.2)
    exams.arranged(step, trainer, ends_at=end)
    began = start(enrolment, step)

    with pytest.raises(Refused, match="只能往后改"):
        exams.arranged(step, trainer, ends_at=exams.hours(0.1))
    submitting.submit(began)
    exams.arranged(step, trainer, ends_at=exams.hours(0.1))

    assert Attempt.objects.get().closes_us == to_us(end)


def test_who_has_handed_in_or_run_out_of_time_gains_none(step, enrolment, trainer, district):
    end = exams.hours(-0.02)
    exams.arranged(step, trainer, ends_at=end)
    began = to_us(exams.hours(-0.1))
    run_out = start(enrolment, step, began)
    handed_in = start(quizzes.enrolment(step, people.worker(grids.building(district))), step, began)
    submitting.submit(handed_in)

    exams.arranged(step, trainer, ends_at=exams.hours(0.2))

    for one in (run_out, handed_in):
        one.refresh_from_db()
        assert one.closes_us == to_us(end)
