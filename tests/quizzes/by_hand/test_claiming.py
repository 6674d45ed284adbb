"""An answer that somebody has open is given to nobody else for a while; nothing that was marked is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.quizzes.by_hand import queue
from assessments.quizzes.by_hand.claiming import claim
from assessments.quizzes.models import Judgement, Mark, OpenAnswer
from tests.quizzes.by_hand.conftest import another

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]
POINTS = {"p0-0": "2", "p0-1": "1", "p0-2": "1", "waited": "True"}


def page_of(answer: OpenAnswer) -> str:
    return reverse("open_answer", args=[answer.pk])


def test_who_has_it_open_keeps_it_for_a_while(waiting, marker, second):
    answer = OpenAnswer.objects.get()

    assert (claim(answer, marker), claim(answer, second), claim(answer, marker)) == (True, False, True)
    assert not queue.waiting_for(second).exists()

    OpenAnswer.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))

    assert claim(answer, second)


def test_opening_the_next_one_lets_the_last_one_go(waiting, marker, second):
    another(waiting)
    one, other = OpenAnswer.objects.order_by("pk")
    claim(one, marker)

    claim(other, marker)

    assert list(queue.waiting_for(second)) == [one]


def test_a_page_that_somebody_else_has_open_leads_to_the_next_one(client, waiting, marker, second):
    another(waiting)
    one, other = OpenAnswer.objects.order_by("pk")
    claim(one, marker)
    client.force_login(second)

    response = client.get(page_of(one), follow=True)

    assert response.redirect_chain == [(page_of(other), 302)]
    assert "别的老师正在评" in response.content.decode()


def test_points_sent_after_the_time_ran_out_are_taken_or_kept(client, waiting, marker, second):
    answer = OpenAnswer.objects.get()
    client.force_login(marker)
    client.get(page_of(answer))
    OpenAnswer.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    claim(answer, second)

    client.post(page_of(answer), POINTS)
    client.force_login(second)
    said = client.post(page_of(answer), POINTS | {"p0-0": "0"}, follow=True).content.decode()

    assert "不算进去" in said
    assert Mark.objects.get(slot=2).score == 4
    assert list(Judgement.objects.order_by("pk").values_list("kind", flat=True)) == ["independent", "late"]
