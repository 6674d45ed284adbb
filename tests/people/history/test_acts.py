"""What happens to somebody is dated, and the worker's own fields follow."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from ledger.models import AuditLine
from people.history import assisting, correcting, educating, employing, leaving, qualifying, renaming, taking_leave
from people.history.transferring import transfer
from people.models import Employment, User, Worker
from tests.factories import grids, people

BEGAN, DAY, NEXT = date(2024, 1, 1), date(2025, 3, 10), date(2025, 9, 1)


@pytest.fixture
def second(district):
    return grids.building(district, 2)


@pytest.fixture
def terms(worker):
    return employing.Terms(worker.category, "工作人员", 4)


def fresh(worker):
    return Worker.objects.select_related("grid", "category").get(pk=worker.pk)


def spans(rows):
    return list(rows.order_by("first_day").values_list("first_day", "last_day"))


def test_a_transfer_ends_the_old_assignment_the_day_before(worker, officer, second):
    transfer(worker, second, DAY, officer, reason="片区调整", duty="网格长")

    assert spans(worker.assignments) == [(BEGAN, date(2025, 3, 9)), (DAY, None)]
    assert fresh(worker).grid == second
    told = AuditLine.objects.get(deed="history.transfer")
    assert told.actor == officer and told.path == second.path


@pytest.mark.usefixtures("everything")
def test_a_transfer_to_another_district_takes_the_county_along(worker, administrator, other_district):
    transfer(worker, grids.building(other_district), DAY, administrator, reason="跨区调动")

    assert fresh(worker).county_code == "210902"
    assert spans(worker.assignments) == [(BEGAN, date(2025, 3, 9)), (DAY, None)]


def test_a_transfer_that_is_still_to_come_is_refused(worker, officer, second):
    with pytest.raises(ValidationError, match="还没到"):
        transfer(worker, second, timezone.localdate() + timedelta(days=30), officer, reason="片区调整")

    assert fresh(worker).grid != second and not AuditLine.objects.exists()


@pytest.mark.parametrize("day", [BEGAN, date(2023, 12, 31)])
def test_a_transfer_before_the_present_assignment_began_is_refused(worker, officer, second, day):
    with pytest.raises(ValidationError, match="2024-01-01 开始"):
        transfer(worker, second, day, officer, reason="片区调整")


def test_a_transfer_needs_a_reason_and_another_grid_that_is_in_use(worker, officer, second):
    for grid, reason in [(worker.grid, "片区调整"), (second, "  ")]:
        with pytest.raises(ValidationError):
            transfer(worker, grid, DAY, officer, reason=reason)
    second.valid_to = date(2025, 1, 1)
    with pytest.raises(ValidationError, match="没有启用"):
        transfer(worker, second, DAY, officer, reason="片区调整")


@pytest.mark.usefixtures("everything")
def test_nobody_moves_people_out_of_or_into_a_district_not_theirs(worker, officer, trainer, second, other_district):
    outside = grids.building(other_district)
    stranger = people.worker(outside)

    for person, grid, by in [(worker, outside, officer), (stranger, second, officer), (worker, second, trainer)]:
        with pytest.raises(PermissionDenied):
            transfer(person, grid, DAY, by, reason="片区调整")


def test_nobody_changes_their_own_terms(worker, terms, officer):
    Worker.objects.update(user=officer)

    with pytest.raises(PermissionDenied):
        employing.change_terms(worker, terms, DAY, officer, reason="晋升")


def test_new_terms_close_the_former_ones(worker, terms, officer):
    employing.change_terms(worker, terms, DAY, officer, reason="晋升一级")

    assert spans(worker.employments) == [(BEGAN, date(2025, 3, 9)), (DAY, None)]
    assert (fresh(worker).post, fresh(worker).grade) == ("工作人员", 4)


def test_terms_of_the_same_day_are_put_right(worker, terms, officer):
    employing.change_terms(worker, terms, BEGAN, officer, reason="录错了")

    assert spans(worker.employments) == [(BEGAN, None)] and fresh(worker).grade == 4


def test_the_same_terms_again_are_refused(worker, terms, officer):
    employing.change_terms(worker, terms, DAY, officer, reason="晋升一级")

    with pytest.raises(ValidationError, match="没有要改的"):
        employing.change_terms(worker, terms, NEXT, officer, reason="晋升一级")


def test_somebody_without_dated_terms_gets_them_from_what_is_known(worker, terms, officer):
    Employment.objects.all().delete()

    employing.change_terms(worker, terms, DAY, officer, reason="晋升一级")

    assert spans(worker.employments) == [(BEGAN, date(2025, 3, 9)), (DAY, None)]


@pytest.mark.parametrize("grade", [0, 100])
def test_a_grade_that_does_not_exist_is_refused(worker, grade):
    with pytest.raises(ValidationError):
        employing.Terms(worker.category, "", grade)


def test_leaving_closes_what_is_open_and_coming_back_opens_anew(worker, terms, officer, second):
    assisting.assist(worker, second, BEGAN, officer)
    taking_leave.take_leave(worker, "sick", BEGAN, None, officer)

    leaving.leave_service(worker, DAY, officer, reason="合同到期")

    assert fresh(worker).left_on == DAY
    assert not worker.assignments.filter(last_day=None).exists() and not worker.leaves.filter(last_day=None).exists()

    leaving.come_back(worker, second, terms, NEXT, officer)

    back = fresh(worker)
    assert (back.left_on, back.grid, back.grade) == (None, second, 4)
    assert spans(worker.employments) == [(BEGAN, DAY), (NEXT, None)]


def test_who_has_left_is_neither_moved_nor_promoted_nor_sent_on_leave(worker, terms, officer, second):
    leaving.leave_service(worker, DAY, officer, reason="合同到期")

    for act in [
        lambda: transfer(worker, second, NEXT, officer, reason="片区调整"),
        lambda: employing.change_terms(worker, terms, NEXT, officer, reason="晋升"),
        lambda: taking_leave.take_leave(worker, "sick", NEXT, None, officer),
        lambda: assisting.assist(worker, second, NEXT, officer),
        lambda: leaving.leave_service(worker, NEXT, officer, reason="再来一次"),
        lambda: leaving.come_back(worker, second, terms, DAY, officer),
    ]:
        with pytest.raises(ValidationError):
            act()

    assert spans(worker.employments) == [(BEGAN, DAY)]


def test_leaving_before_something_open_began_is_refused_and_changes_nothing(worker, officer, second):
    assisting.assist(worker, second, NEXT, officer)

    with pytest.raises(ValidationError, match="2025-09-01"):
        leaving.leave_service(worker, DAY, officer, reason="合同到期")

    assert fresh(worker).left_on is None and worker.employments.get().last_day is None


def test_a_secondary_assignment_begins_and_ends_beside_the_primary_one(worker, officer, second):
    beside = assisting.assist(worker, second, DAY, officer, duty="微网格长")
    with pytest.raises(ValidationError, match="重叠"):
        assisting.assist(worker, second, NEXT, officer)
    assisting.stop_assisting(beside, NEXT, officer)

    assert fresh(worker).grid != second
    assert spans(worker.assignments) == [(BEGAN, None), (DAY, NEXT)]
    with pytest.raises(ValidationError):
        assisting.stop_assisting(worker.assignments.get(primary=True), NEXT, officer)


def test_leave_may_lie_ahead_and_never_overlaps(worker, officer):
    ahead = timezone.localdate() + timedelta(days=30)
    taking_leave.take_leave(worker, "maternity", ahead, ahead + timedelta(days=158), officer)

    with pytest.raises(ValidationError, match="重叠"):
        taking_leave.take_leave(worker, "sick", ahead + timedelta(days=9), None, officer)
    with pytest.raises(ValidationError):
        taking_leave.take_leave(worker, "sick", NEXT, DAY, officer)


def test_the_highest_education_is_kept_and_what_the_roster_said_becomes_a_record(worker, officer):
    Worker.objects.update(education="college")

    bachelor = educating.add_diploma(worker, "bachelor", DAY, officer, degree=True)
    educating.add_diploma(worker, "senior", None, officer)

    assert fresh(worker).education == "bachelor"
    assert set(worker.diplomas.values_list("level", flat=True)) == {"college", "bachelor", "senior"}
    correcting.remove(bachelor, officer, reason="学信网查无此证")
    assert fresh(worker).education == "college"


def test_a_level_the_roster_raised_since_is_not_lost(worker, officer):
    educating.add_diploma(worker, "college", DAY, officer)
    Worker.objects.update(education="master")

    correcting.correct(worker.diplomas.get(), {"degree": True}, officer, reason="补登学位")

    assert fresh(worker).education == "master"


def test_a_level_without_its_date_is_filled_in_and_none_is_entered_twice(worker, officer):
    Worker.objects.update(education="college")

    educating.add_diploma(worker, "college", DAY, officer)
    with pytest.raises(ValidationError, match="已经有"):
        educating.add_diploma(worker, "college", DAY, officer)

    assert worker.diplomas.get().obtained_on == DAY


def test_a_title_is_held_once_and_its_number_can_be_put_right(worker, officer):
    title = qualifying.add_qualification(worker, "助理社会工作师", officer, number="2023-0012", issued_on=DAY)

    with pytest.raises(ValidationError):
        qualifying.add_qualification(worker, "助理社会工作师", officer)
    correcting.correct(title, {"number": "0023-0012", "expires_on": NEXT}, officer, reason="抄错一位")

    title.refresh_from_db()
    assert (title.number, title.expires_on, title.issued_on) == ("0023-0012", NEXT, DAY)


def test_a_wrong_date_is_put_right_and_the_audit_says_what_stood_there(worker, officer, second):
    transfer(worker, second, DAY, officer, reason="片区调整")
    first, last = worker.assignments.order_by("first_day")

    with pytest.raises(ValidationError, match="重叠"):
        correcting.correct(last, {"first_day": date(2025, 3, 1)}, officer, reason="文件写的是 1 日")
    correcting.correct(first, {"last_day": date(2025, 2, 28)}, officer, reason="文件写的是 1 日")
    correcting.correct(last, {"first_day": date(2025, 3, 1)}, officer, reason="文件写的是 1 日")

    assert spans(worker.assignments) == [(BEGAN, date(2025, 2, 28)), (date(2025, 3, 1), None)]
    assert AuditLine.objects.filter(deed="history.correct").count() == 2


def test_a_correction_of_the_terms_in_force_reaches_the_worker(worker, officer):
    correcting.correct(worker.employments.get(), {"grade": 5}, officer, reason="文件上是五级")

    assert fresh(worker).grade == 5


def test_a_correction_neither_ends_nor_reopens_a_period(worker, officer):
    with pytest.raises(ValidationError, match="离岗"):
        correcting.correct(worker.employments.get(), {"last_day": DAY}, officer, reason="走了")

    assert fresh(worker).left_on is None


def test_a_wrong_day_of_leaving_is_put_right_for_terms_and_assignments(worker, officer):
    leaving.leave_service(worker, DAY, officer, reason="合同到期")

    correcting.correct(worker.employments.get(), {"last_day": date(2025, 3, 31)}, officer, reason="做到月底")

    assert fresh(worker).left_on == date(2025, 3, 31)
    assert spans(worker.assignments) == [(BEGAN, date(2025, 3, 31))]


def test_a_primary_assignment_and_terms_are_never_taken_out(worker, officer):
    for row in [worker.employments.get(), worker.assignments.get()]:
        with pytest.raises(ValidationError):
            correcting.remove(row, officer, reason="录错了")


def test_a_new_name_keeps_the_former_one_and_the_account_follows(worker, officer):
    renaming.rename(worker, "包. 呼和", officer, reason="户口簿已改")
    renaming.rename(worker, "包·青山", officer, reason="户口簿又改")

    person = fresh(worker)
    assert (person.name, person.former_names) == ("包·青山", "王秀兰、包·呼和")
    assert User.objects.get(pk=worker.user_id).name == "包·青山"


@pytest.mark.parametrize("name", ["", "  ", "长" * 51, "王秀兰"])
def test_a_name_that_is_none_is_refused(worker, officer, name):
    with pytest.raises(ValidationError):
        renaming.rename(worker, name, officer, reason="户口簿已改")
