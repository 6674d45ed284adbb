"""双评: two people mark for themselves, a third settles what they differ in."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from assessments.quizzes.by_hand import queue, settling
from assessments.quizzes.by_hand.marking import mark_by_hand
from assessments.quizzes.marking.by_key import mark
from assessments.quizzes.models import Judgement, Mark, OpenAnswer, Paper
from grids import scope
from ledger.models import AuditLine
from people.models import Role
from tests.factories import people
from tests.quizzes.by_hand.conftest import given

pytestmark = pytest.mark.usefixtures("everything")


def judge(by, *points, **more) -> Judgement:
    return mark_by_hand(OpenAnswer.objects.get(), given(*points), more.pop("comment", ""), by, **more)


def standing() -> list[Decimal]:
    return list(Mark.objects.filter(slot=2).order_by("run").values_list("score", flat=True))


@pytest.mark.parametrize(
    ("scores", "counted"),
    [
        (["3"], []),
        (["3", "3"], [0, 1]),
        (["3", "3.4"], [0, 1]),  # a tenth of four
        (["3", "3.5"], []),
        (["1", "3", "2.5"], [1, 2]),
        (["1", "3", "1.5"], [0, 2]),
        (["1", "3", "2"], [2]),
        (["1", "3", "4"], [1, 2]),
    ],
)
def test_which_judgements_count(scores, counted):
    made = [Judgement(by_id=number, score=Decimal(score)) for number, score in enumerate(scores)]

    found = settling.standing(made, Paper(markers=2, tolerance=10), Decimal(4))

    assert sorted(one.by_id for one in found) == counted


def test_a_later_judgement_of_the_same_person_takes_the_place_of_the_earlier_one():
    made = [Judgement(by_id=by, score=Decimal(score)) for by, score in ((1, 1), (2, 3), (1, 3))]

    assert settling.standing(made, Paper(markers=2, tolerance=0), Decimal(4)) == [made[2], made[1]]


def test_the_mean_of_two_who_agree_stands_line_by_line(twice, marker, second):
    judge(marker, 2, "0.5", 1, comment="办法实在。")
    twice.refresh_from_db()
    assert (standing(), twice.waits) == ([], True)

    judge(second, "1.5", 1, "0.75", comment="话短了些。")

    twice.refresh_from_db()
    made = Mark.objects.get(slot=2)
    assert (made.score, made.points) == (Decimal("3.375"), {"0": ["1.75", "0.75", "0.875"]})
    assert made.comment == "办法实在。\n话短了些。"
    assert twice.score == Decimal("7.375")
    line = AuditLine.objects.filter(deed="answer marked").latest("number")
    assert line.detail["of"] == list(Judgement.objects.order_by("pk").values_list("pk", flat=True))


def test_what_two_differ_in_waits_for_a_third_and_for_nobody_else(twice, marker, second, third):
    judge(marker, 2, 1, 1)
    judge(second, 0, 0, 0)

    waits = {by.name: queue.waiting_for(by).count() for by in (marker, second, third)}
    assert waits == {"陈老师": 0, "周老师": 0, "吴老师": 1}

    judge(third, 2, 1, "0.5")

    assert standing() == [Decimal("3.75")]
    assert mark([twice]) == 0  # a second look by key finds the same


def test_one_of_two_may_correct_until_it_is_settled(twice, marker, second):
    judge(marker, 0, 0, 0)
    judge(second, 2, 1, 1)
    assert standing() == []

    judge(marker, 2, 1, 1)

    assert standing() == [4]
    assert Judgement.objects.filter(by=marker).count() == 2
    with pytest.raises(PermissionDenied):
        judge(marker, 0, 0, 0)


def test_a_settled_answer_is_ruled_on_by_somebody_else(twice, marker, second, third):
    judge(marker, 2, 1, 1)
    judge(second, 2, 1, 1)

    made = judge(third, 1, 1, 1, comment="没有写到为什么堆。")

    assert made.kind == Judgement.Kind.RULING
    assert standing() == [4, 3]


def test_what_comes_after_it_was_settled_is_kept_and_does_not_count(waiting, marker, second):
    judge(marker, 2, 1, 1)

    made = judge(second, 0, 0, 0, waited=True)

    assert made.kind == Judgement.Kind.LATE
    assert standing() == [4]


def test_what_was_decided_for_all_is_not_marked_one_by_one(waiting, marker, client):
    answer = OpenAnswer.objects.get()
    Mark.objects.create(attempt=waiting, slot=2, run=2, version=answer.version, score=4, max_score=4)
    client.force_login(marker)

    assert not queue.waiting_for(marker).exists()
    assert "对所有人一起定过" in client.get(reverse("open_answer", args=[answer.pk])).content.decode()
    with pytest.raises(PermissionDenied):
        judge(marker, 0, 0, 0)


def test_a_judgement_is_never_changed(twice, marker):
    made = judge(marker, 2, 1, 1)

    with pytest.raises(RuntimeError):
        made.save()


@pytest.mark.database
def test_marking_by_two_works_out_the_same_on_both_databases(twice, marker, second, third, district):
    with scope.within(district.path):
        assert queue.waiting_for(marker).count() == 1
    judge(marker, 2, 1, 1)
    judge(second, 0, 0, 0)
    with scope.within(district.path):
        assert [row["count"] for row in queue.groups(third, queue.PAPER)] == [1]
        assert queue.opened(queue.groups(third, queue.ITEM))[0].first.slot == 2
    judge(third, 1, "0.5", "0.5")

    assert standing() == [2]  # equally far from both
    assert not queue.waiting_for(people.staff(Role.Kind.MARKER, district)).exists()
