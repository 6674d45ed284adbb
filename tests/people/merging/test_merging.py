"""Two entries of one person become one, and two again."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models

from assessments.pay.gathering import paid_workers
from assessments.pay.models import Standing
from assessments.quizzes.models import Attempt
from courses.rounds.models import Enrolment
from courses.rounds.summarising import summarise
from ledger.auditing import change_of
from ledger.entries import LedgerError
from ledger.models import AuditLine
from ledger.verifying import verify
from people import phone_holdings
from people.history.serving import serving_on
from people.listing import people_in_sight
from people.merging import finding, merging, relations, undoing
from people.merging.planning import plan
from people.models import Assignment, Merge, PhoneHolding, Role, User, Worker
from people.privacy import keeping
from people.privacy.finding import doubles
from tests.factories import grids, people, quizzes
from tests.factories.identities import numbered

pytestmark = pytest.mark.database


@pytest.mark.parametrize("take", [(), ("education", "name", "user")])
def test_a_merge_taken_back_leaves_every_row_as_it_was(rich, kept, gone, officer, dump, take):
    before = dump()

    done = merging.merge(kept, gone, officer, take=take)
    merged = dump()
    undoing.undo(done, officer)

    assert len(before - merged) > 5
    assert dump() == before


def test_whatever_points_at_a_worker_is_covered(db):
    covered = set(relations.columns())
    pointing = {
        field
        for relation in Worker._meta.get_fields(include_hidden=True)
        if relation.is_relation and relation.auto_created and not relation.many_to_many
        for field in [relation.field]
        if field.model is not Merge and not field.model._meta.proxy
    }

    assert pointing == covered
    assert {"certificates.Recipient", "appraisals.Rating"} <= {field.model._meta.label for field in covered}


def test_rows_of_what_hangs_come_after_what_they_hang_from(db):
    models_in_order = [column.model._meta.label for column in relations.columns()]

    assert models_in_order.index("rounds.Enrolment") < models_in_order.index("quizzes.Attempt")


def test_the_plan_tells_what_moves_and_what_clashes(rich, kept, gone):
    parts = {part.column.model._meta.label: part for part in plan(kept, gone)}

    assert len(parts["rounds.Enrolment"].clashing) == 2 and len(parts["rounds.Enrolment"].moving) == 1
    assert len(parts["people.Qualification"].clashing) == 1 and len(parts["people.Qualification"].moving) == 1
    assert len(parts["people.Assignment"].clashing) == 1 and len(parts["people.Assignment"].moving) == 1
    assert len(parts["certificates.Certificate"].moving) == 1


def test_the_kept_person_has_what_belonged_to_the_other(rich, kept, gone, officer):
    merging.merge(kept, gone, officer)

    assert kept.certificates.count() == 2
    assert kept.enrolments.filter(round=rich["own"]).exists()
    assert set(kept.qualifications.values_list("title", flat=True)) == {"助理社会工作师", "社会工作师"}


def test_a_person_counts_once_in_a_round(rich, kept, gone, officer):
    merging.merge(kept, gone, officer)

    assert summarise(rich["training"]).tally.due == 1
    assert summarise(rich["own"]).tally.due == 1


def test_a_person_is_paid_once(rich, kept, gone, officer, district):
    merging.merge(kept, gone, officer)

    assert list(paid_workers(district, rich["run"].month)) == [kept]


def test_an_attempt_stays_with_its_enrolment_when_that_stays(district, kept, gone, officer):
    attempt = quizzes.attempt(gone, district)
    Attempt.objects.filter(pk=attempt.pk).update(state=Attempt.State.CLOSED)
    round = attempt.enrolment.round
    Enrolment.objects.create(round=round, worker=kept, grid=kept.grid, county_code=kept.county_code)

    merging.merge(kept, gone, officer)

    assert Attempt.objects.get().worker == gone


def test_later_rows_that_hang_from_one_that_goes_back_go_with_it(district, kept, gone, officer):
    attempt = quizzes.attempt(gone, district)
    Attempt.objects.filter(pk=attempt.pk).update(state=Attempt.State.CLOSED)
    done = merging.merge(kept, gone, officer)
    later = Attempt.objects.get()
    assert later.worker == kept
    later.pk, later.number, later._state.adding = None, 2, True
    later.save()

    undoing.undo(done, officer)

    assert {attempt.worker for attempt in Attempt.objects.all()} == {gone}


def test_an_open_paper_holds_the_merge_up(district, kept, gone, officer, dump):
    quizzes.attempt(gone, district)
    before = dump()

    with pytest.raises(ValidationError, match="交卷"):
        merging.merge(kept, gone, officer)

    assert dump() == before


def test_the_number_that_is_given_up_finds_the_kept_person(kept, gone, officer):
    merging.merge(kept, gone, officer)

    assert list(people_in_sight("FX777777")) == [kept]
    assert list(people_in_sight("")) == [kept]
    assert finding.kept_as(["FX777777", kept.number]) == {"FX777777": kept}


def test_the_other_account_is_closed_and_the_person_has_left(kept, gone, officer):
    merging.merge(kept, gone, officer)

    gone.refresh_from_db()
    assert gone.left_on and gone.merged_into == kept
    assert not gone.user.is_active and kept.user.is_active
    assert not Assignment.objects.filter(worker=gone, last_day=None).exists()


def test_the_values_that_win_are_chosen(kept, gone, officer):
    merging.merge(kept, gone, officer, take={"education"})

    kept.refresh_from_db()
    assert (kept.education, kept.name) == ("college", "王秀兰")


def test_the_other_account_may_be_the_one_that_stays(kept, gone, officer):
    mine, theirs = kept.user, gone.user

    merging.merge(kept, gone, officer, take={"user"})

    kept.refresh_from_db()
    assert kept.user == theirs
    assert User.objects.get(pk=theirs.pk).is_active and not User.objects.get(pk=mine.pk).is_active
    assert User.objects.get(pk=theirs.pk).name == "王秀兰"


def test_an_only_account_moves(kept, gone, officer):
    account = gone.user
    Worker.objects.filter(pk=kept.pk).update(user=None)
    kept.refresh_from_db()

    merging.merge(kept, gone, officer)

    kept.refresh_from_db()
    assert kept.user == account and kept.user.is_active


def test_kinds_of_rows_may_be_left_where_they_are(rich, kept, gone, officer):
    merging.merge(kept, gone, officer, leave={"pay.standing.worker"})

    standing = Standing.objects.get()
    assert standing.worker == gone


def test_three_numbers_of_one_person_are_merged_one_after_the_other(kept, gone, officer, district, dump):
    third = people.worker(grids.building(district), name="王秀兰", number="FX888888")
    before = dump()
    first = merging.merge(gone, third, officer)
    second = merging.merge(kept, gone, officer)

    assert list(people_in_sight("FX888888")) == [kept]

    with pytest.raises(ValidationError, match="后面那一次"):
        undoing.undo(first, officer)
    undoing.undo(second, officer)
    undoing.undo(first, officer)

    assert dump() == before


def test_what_was_changed_after_the_merge_stays_when_it_is_taken_back(kept, gone, officer):
    done = merging.merge(kept, gone, officer, take={"education"})
    Worker.objects.filter(pk=kept.pk).update(education="master", post="网格长")

    undoing.undo(done, officer)

    kept.refresh_from_db()
    assert (kept.education, kept.post) == ("master", "网格长")


def test_after_thirty_days_it_stands(kept, gone, officer):
    done = merging.merge(kept, gone, officer)
    models.QuerySet(Merge).update(made_at=done.made_at - timedelta(days=31))

    with pytest.raises(ValidationError, match="30 天"):
        undoing.undo(done, officer)


def test_taking_back_twice_is_refused(kept, gone, officer):
    done = merging.merge(kept, gone, officer)
    undoing.undo(done, officer)

    with pytest.raises(ValidationError, match="已经撤销"):
        undoing.undo(done, officer)


def test_only_who_keeps_the_roster_of_both_may_merge(kept, officer, trainer, other_district, everything):
    stranger = people.worker(grids.building(other_district), name="王秀兰")

    for one, by in [(stranger, officer), (stranger, trainer)]:
        with pytest.raises(PermissionDenied):
            merging.merge(kept, one, by)


def test_an_account_with_a_role_is_not_closed(kept, gone, officer, district):
    Role.objects.create(user=gone.user, kind=Role.Kind.TRAINER, grid=district, first_day="2024-01-01")

    with pytest.raises(ValidationError, match="角色"):
        merging.merge(kept, gone, officer)
    merging.merge(kept, gone, officer, take={"user"})

    assert User.objects.get(pk=gone.user_id).is_active


def test_nobody_merges_themselves(kept, gone, district):
    Role.objects.create(user=kept.user, kind=Role.Kind.HR_OFFICER, grid=district, first_day="2024-01-01")

    with pytest.raises(ValidationError, match="同事"):
        merging.merge(kept, gone, kept.user)


def test_merging_twice_and_merging_with_oneself_are_refused(kept, gone, officer):
    merging.merge(kept, gone, officer)
    gone.refresh_from_db()

    for one, other in [(kept, gone), (gone, kept), (kept, kept)]:
        with pytest.raises(ValidationError, match="同一个人"):
            merging.merge(one, other, officer)


def test_who_still_serves_is_not_given_up_for_who_has_left(kept, gone, officer):
    Worker.objects.filter(pk=kept.pk).update(left_on="2026-01-01")
    kept.refresh_from_db()

    with pytest.raises(ValidationError, match="在岗"):
        merging.merge(kept, gone, officer)


def test_merge_and_reversal_are_audited_and_personal_values_are_sealed(kept, gone, officer):
    done = merging.merge(kept, gone, officer, take={"education", "name"})
    undoing.undo(done, officer)

    lines = list(AuditLine.objects.order_by("number"))
    assert [line.deed for line in lines] == ["worker.merge"] * 2 + ["worker.unmerge"] * 2
    assert change_of(lines[0])["after"] == {"name": "王秀芝", "education": "大专"}
    assert "王秀" not in json.dumps([line.detail for line in lines] + [done.sealed])
    assert not verify().wrong


def test_everybody_else_still_finds_the_ledgers_closed(rich, kept, gone, officer):
    merging.merge(kept, gone, officer)

    with pytest.raises(LedgerError):
        kept.certificates.update(worker=gone)


def test_same_name_and_phone_look_like_one_person(kept, gone, district, officer):
    Worker.objects.filter(pk=gone.pk).update(name="王 秀兰")
    people.worker(grids.building(district), name="赵德厚", phone="13812341234")

    assert [{one.pk, other.pk} for one, other, _identity in finding.possible_duplicates(officer)] == [
        {kept.pk, gone.pk}
    ]


def test_one_identity_number_comes_first_and_is_masked(kept, gone, district, other_district, officer):
    one, other = (people.worker(grids.building(district), phone="13900000001") for _ in range(2))
    elsewhere = people.worker(grids.building(other_district))
    Worker.objects.filter(pk=gone.pk).update(name="王秀兰")
    numbered(gone, kept, elsewhere)

    strong, weak = finding.possible_duplicates(officer)

    assert {strong.first, strong.second} == {kept, gone} and strong.identity == "110105********002X"
    assert {weak.first, weak.second} == {one, other} and weak.identity == ""


def test_who_is_merged_is_no_double_any_more(kept, gone, officer):
    numbered(kept, gone)
    assert keeping.same_number(kept) == [gone]

    merging.merge(kept, gone, officer)

    assert keeping.same_number(kept) == []
    assert finding.possible_duplicates(officer) == [] and not doubles(officer)


def test_a_person_serves_once_on_every_day_after_a_merge(kept, gone, officer):
    day = date(2025, 6, 1)
    served = gone.assignments.get(primary=True)
    gone.assignments.filter(pk=served.pk).update(last_day=date(2025, 9, 1))
    gone.employments.update(last_day=date(2025, 9, 1), first_day=date(2024, 2, 1))
    assert serving_on(day).count() == 2

    merging.merge(kept, gone, officer)

    assert [row.worker for row in serving_on(day)] == [kept]


def test_a_phone_that_comes_along_is_followed(kept, gone, officer):
    Worker.objects.filter(pk=gone.pk).update(phone="13900002222")

    done = merging.merge(kept, gone, officer, take={"phone"})
    assert phone_holdings.holders(["13900002222"]) == {"13900002222": {kept.user_id}}

    undoing.undo(done, officer)
    assert not PhoneHolding.objects.filter(phone="13900002222", last_day=None).exists()
