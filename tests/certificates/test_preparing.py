"""Who is put on the list."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.certificates import preparing, withdrawing
from assessments.certificates.models import Batch, Kind
from courses.rounds.models import Enrolment
from tests.factories import certificates, grids, people


def prepare(training, by):
    return preparing.prepare(Kind.ROUND, training, certificates.ISSUER, by)


def test_those_who_qualified_are_on_the_list_and_others_are_not(worker, training, district, officer):
    certificates.qualified(training, worker)
    learning = certificates.qualified(training, people.worker(grids.building(district)))
    Enrolment.objects.filter(pk=learning.pk).update(state=Enrolment.State.LEARNING)

    batch = prepare(training, officer)

    assert [recipient.worker for recipient in batch.recipients.all()] == [worker]


def test_nobody_gets_a_second_certificate_for_the_same_round(certificate, training, officer):
    with pytest.raises(ValidationError, match="没有可以发证的人"):
        prepare(training, officer)


def test_the_lowest_grade_and_none_at_all_get_no_certificate(training, district, officer):
    cycle = certificates.cycle_of(training)
    for grade in ("优秀", "合格", "不合格", "不定等次"):
        certificates.graded(cycle, people.worker(grids.building(district), name=grade), grade)

    batch = preparing.prepare(Kind.APPRAISAL, cycle, certificates.ISSUER, officer)

    assert {recipient.worker.name for recipient in batch.recipients.all()} == {"优秀", "合格"}


def test_an_appraisal_that_is_not_approved_earns_nothing(training, worker, officer):
    cycle = certificates.cycle_of(training, approved=False)
    certificates.graded(cycle, worker, "优秀")

    with pytest.raises(ValidationError):
        preparing.prepare(Kind.APPRAISAL, cycle, certificates.ISSUER, officer)


def test_an_issuer_with_a_reserved_word_is_refused_and_nothing_is_written(worker, training, officer):
    certificates.qualified(training, worker)

    with pytest.raises(ValidationError, match="全国"):
        preparing.prepare(Kind.ROUND, training, "全国网格员培训中心", officer)

    assert not Batch.objects.exists()


def test_a_name_the_font_lacks_is_refused_with_the_character_named(worker, training, district, officer):
    certificates.qualified(training, worker)
    certificates.qualified(training, people.worker(grids.building(district), name="王𰻝"))

    batch = prepare(training, officer)

    obstacles = {recipient.worker.name: recipient.obstacle for recipient in batch.recipients.all()}
    assert obstacles["王秀兰"] == ""
    assert "𰻝" in obstacles["王𰻝"]


@pytest.mark.database
def test_a_second_list_waits_for_the_first(worker, training, officer):
    certificates.qualified(training, worker)
    prepare(training, officer)

    with pytest.raises(ValidationError, match="已有一批"):
        prepare(training, officer)


def test_a_list_sent_back_makes_room_for_another(worker, training, officer, approver):
    certificates.qualified(training, worker)
    withdrawing.withdraw(prepare(training, officer), "单位名称写错了", approver)

    assert prepare(training, officer).state == Batch.State.PREPARED


def test_an_officer_of_another_district_is_refused(worker, training, other_district):
    certificates.qualified(training, worker)
    stranger = people.staff("hr_officer", other_district)

    with pytest.raises(PermissionDenied):
        prepare(training, stranger)


def test_a_list_on_which_nobody_can_be_certified_is_not_written(training, district, officer):
    certificates.qualified(training, people.worker(grids.building(district), name="王𰻝"))

    with pytest.raises(ValidationError, match="𰻝"):
        prepare(training, officer)

    assert not Batch.objects.exists()
