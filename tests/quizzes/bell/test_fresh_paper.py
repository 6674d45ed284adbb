"""The paper right after the beginning: the same page as ever, with one query."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import saving, submitting, tickets
from tests.factories import exams
from web.bell import COOKIE

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]


@pytest.fixture
def begun(phone, enrolment, entry_pass):
    phone.post(reverse("attempts", args=[enrolment.pk, 1]), {"pass": entry_pass()})
    return Attempt.objects.get()


def paper(phone, attempt, **headers):
    return phone.get(reverse("attempt", args=[attempt.pk]), headers=headers)


def plain(response) -> str:
    """Without what differs from one look to the next."""
    assert response.status_code == 200
    return re.sub(r'(csrfmiddlewaretoken" value|data-remaining-us)="[^"]+"', "", response.content.decode())


def both_ways(phone, attempt):
    short = paper(phone, attempt)
    del phone.cookies[COOKIE]
    return short, paper(phone, attempt)


def test_it_is_the_page_that_everybody_gets(phone, begun):
    short, ordinary = both_ways(phone, begun)

    assert plain(short) == plain(ordinary)
    assert short.headers == ordinary.headers


def test_it_is_so_in_english_in_the_dark_and_with_open_books(phone, enrolment, step, trainer, entry_pass, settings):
    exams.arranged(step, trainer, open_book=True)
    phone.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    phone.cookies["theme"], phone.cookies["mode"] = "dark", "elder"
    phone.post(reverse("attempts", args=[enrolment.pk, 1]), {"pass": entry_pass()})

    short, ordinary = both_ways(phone, Attempt.objects.get())

    assert plain(short) == plain(ordinary)
    assert "data-open-book" in plain(short)
    assert 'data-theme="dark" data-mode="elder"' in plain(short)


def test_it_takes_one_query(phone, begun):
    paper(phone, begun)

    with CaptureQueriesContext(connection) as queries:
        paper(phone, begun)

    assert len(queries) == 1


def test_two_people_get_what_is_theirs(phone, begun):
    page = plain(paper(phone, begun))

    assert f'data-attempt="{begun.pk}"' in page
    assert f'data-person="{begun.worker.user_id}"' in page
    assert tickets.read(re.search('data-ticket="([^"]+)"', page)[1]).attempt == begun.pk
    assert not re.search("[\ue000-\uf8ff]", page)


def test_what_has_been_saved_is_on_the_page(phone, begun):
    saving.save(tickets.read(phone.cookies[COOKIE].value), {"1": "B"}, 0, "x")

    assert 'data-revision="1"' in plain(paper(phone, begun))


def test_what_was_handed_in_is_not_opened_again(phone, begun):
    submitting.submit(begun)

    assert paper(phone, begun).url == reverse("result", args=[begun.pk])


def test_a_forged_cookie_shows_nothing(phone, client, begun):
    client.logout()
    client.cookies[COOKIE] = "WzEsMSwicyJd:x"

    assert paper(client, begun).status_code == 302


def test_the_cookie_of_one_paper_opens_no_other(phone, begun):
    ticket = phone.cookies[COOKIE].value
    phone.logout()
    phone.cookies[COOKIE] = ticket

    assert phone.get(reverse("attempt", args=[begun.pk + 1])).status_code == 302
