"""The second lane: what arrives together is committed together, and nobody suffers for another.

What it has in common with the first lane is tested on both in test_posting.
"""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from assessments.quizzes.exam_time.clock import now_us
from assessments.quizzes.lane.passing import _environ
from assessments.quizzes.lane.writing import Not, Write, write_group
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import tickets
from assessments.quizzes.sitting.saving import HAND_IN, SAVE, Saved, values_of
from assessments.quizzes.sitting.sheets import from_text
from tests.quizzes.lane.doors import SecondLane

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def write(ticket):
    """`write("B", base=1)`: a save of this answer, as the lane hands it to the database."""

    def make(letter: str, statement: str = SAVE, **values) -> Write:
        sheet = json.dumps({"1": letter})
        return Write(statement, values_of(ticket, sheet, 0, letter, now_us()) | values)

    return make


@pytest.fixture
def posted(attempt):
    ticket = tickets.issue(attempt, "s4" * 5)

    def body(**values) -> tuple[str, str]:
        sent = {"ticket": ticket, "base": 0, "save": "a1", "answers": {"1": "B"}} | values
        return reverse("answers", args=[attempt.pk]), json.dumps(sent)

    return body


def stored(attempt) -> dict:
    return from_text(Attempt.objects.get(pk=attempt.pk).answers)


@pytest.mark.database
class TestAGroup:
    def test_each_member_has_its_own_outcome_in_the_order_given(self, write, attempt):
        outcomes = write_group(
            [write("A"), write("B"), write("C", base=1), write("D", HAND_IN, base=2), write("A", base=3)]
        )

        closes = attempt.closes_us
        assert outcomes == [Saved(1, closes), Not.CHANGED, Saved(2, closes), Saved(3, closes), Not.CHANGED]
        assert stored(attempt) == {"1": "D"}
        assert Attempt.objects.get().state == "submitted"

    def test_several_papers_go_in_together_each_with_its_own_sheet(self, write, attempt):
        other = Attempt.objects.get(pk=attempt.pk)
        other.pk, other.number = None, 2
        other.save()
        theirs = {"attempt": other.pk}

        outcomes = write_group(
            [write("B", HAND_IN, **theirs), write("A"), write("C", base=1, **theirs), write("D", HAND_IN, base=1)]
        )

        assert outcomes == [
            Saved(1, other.closes_us),
            Saved(1, attempt.closes_us),
            Not.CHANGED,
            Saved(2, attempt.closes_us),
        ]
        assert (stored(other), stored(attempt)) == ({"1": "B"}, {"1": "D"})

    def test_a_member_that_cannot_be_written_does_not_fail_the_others(self, write, attempt, caplog):
        outcomes = write_group([write("A"), write("B", answers=None, base=1), write("C", base=1)])

        assert outcomes == [Saved(1, attempt.closes_us), Not.CHANGED, Saved(2, attempt.closes_us)]
        assert "cannot be written" in caplog.text

    def test_somebody_elses_paper_and_a_late_sheet_are_not_written(self, write, attempt, ticket):
        late = attempt.closes_us + 1

        assert write_group([write("A", worker=ticket.worker + 1), write("B", due=late)]) == [Not.CHANGED] * 2
        assert stored(attempt) == {}


def test_what_arrives_within_a_tick_is_one_transaction(posted):
    sizes = []

    def counting(group):
        sizes.append(len(group))
        return write_group(group)

    replies = SecondLane(counting).post_all([posted(), posted(base=1, save="b2"), posted(base=2, save="c3")])

    assert sizes == [3]
    assert [reply.json()["revision"] for reply in replies] == [1, 2, 3]


def test_when_too_many_wait_the_next_is_asked_to_come_again(posted, attempt):
    replies = SecondLane(most=1).post_all([posted(), posted(base=1, save="b2")])

    assert [reply.status_code for reply in replies] == [200, 503]
    assert replies[1].headers["retry-after"] == "2"
    assert Attempt.objects.get().revision == 1


def test_while_the_database_is_away_phones_are_asked_to_come_again(posted, attempt, monkeypatch):
    def away(group):
        raise OperationalError("the database is away")

    monkeypatch.setattr("assessments.quizzes.lane.writing._together", away)

    assert SecondLane().post(*posted()).status_code == 503
    assert stored(attempt) == {}


def test_plain_http_is_sent_on_to_https_where_that_is_the_rule(posted, attempt, settings):
    settings.SECURE_SSL_REDIRECT = settings.BEHIND_PROXY = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    lane = SecondLane()

    assert lane.post(*posted()).status_code == 301
    assert lane.post(*posted(), x_forwarded_proto="https").json()["revision"] == 1


class TestEverythingElse:
    """Goes on to Django, which answers as ever."""

    @pytest.fixture
    def cookie(self, client, worker):
        client.force_login(worker.user)
        return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())

    def test_a_page_for_somebody_who_is_signed_in(self, attempt, client, cookie):
        path = reverse("attempt", args=[attempt.pk])

        reply = SecondLane().request("GET", path, cookie=cookie)

        assert reply.status_code == 200
        assert "exam" in reply.content.decode()
        assert set(reply.headers) >= {"content-security-policy", "x-frame-options"}

    def test_the_head_of_a_page_has_no_body(self, db):
        reply = SecondLane().request("HEAD", reverse("account_login"))

        assert (reply.status_code, reply.content) == (200, b"")

    def test_a_question_in_the_address_and_a_redirect(self, db):
        reply = SecondLane().request("GET", "/cms/login/?next=/desk/人")

        assert reply.status_code == 302
        assert reply.headers["location"].startswith(reverse("account_login"))

    def test_a_file_comes_through_in_pieces(self, attempt, client):
        ticket = tickets.issue(attempt, "(aupvf)" * 5)
        upload = SimpleUploadedFile("记录.txt", b"x" * 200_000)
        body = encode_multipart(BOUNDARY, {"slot": "1", "kind": "file", "name": "a" * 24, "file": upload})
        path = reverse("answer_files", args=[attempt.pk])

        first = SecondLane().post(path, body, MULTIPART_CONTENT, x_exam_ticket=ticket)
        second = client.generic("POST", path, body, MULTIPART_CONTENT, headers={"X-Exam-Ticket": ticket})

        assert (first.status_code, first.json()) == (second.status_code, second.json())

    def test_a_stream_comes_piece_by_piece_and_is_closed(self):
        class Stream:
            closed = False

            def __iter__(self):
                return iter([b"one ", b"", b"two"])

            def close(self):
                self.closed = True

        stream = Stream()

        def pages(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain")])
            return stream

        reply = SecondLane(pages=pages).request("GET", "/")

        assert (reply.content, reply.headers["content-type"], stream.closed) == (b"one two", "text/plain", True)

    def test_a_name_with_an_underscore_passes_for_no_other(self):
        scope = {
            "method": "GET",
            "path": "/",
            "query_string": b"",
            "http_version": "1.1",
            "headers": [(b"x_forwarded_proto", b"https"), (b"cookie", b"a=1"), (b"cookie", b"b=2")],
        }
        environ = _environ(scope, None)

        assert "HTTP_X_FORWARDED_PROTO" not in environ
        assert environ["HTTP_COOKIE"] == "a=1; b=2"
