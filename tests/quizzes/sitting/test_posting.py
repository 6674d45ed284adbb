"""What a phone posts: a save behind a ticket, or the whole form."""

import json

import pytest
from django.urls import reverse

from assessments.quizzes.exam_time.clock import MINUTE, now_us
from assessments.quizzes.models import Attempt, LateSheet
from assessments.quizzes.sitting import tickets
from assessments.quizzes.sitting.questions import form_shape
from assessments.quizzes.sitting.saving import MAX_BYTES
from assessments.quizzes.sitting.sheets import from_text
from tests.clients import SignedInClient
from tests.factories import answers, grids, people
from tests.quizzes.lane.doors import SecondLane

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture(params=[1, 2], ids=["view", "lane"])
def door(request, client):
    """The two lanes: they take the same and refuse the same."""
    return client if request.param == 1 else SecondLane()


@pytest.fixture
def post(attempt, door):
    """Posts a save as the phone does, without a session."""

    def save(ticket: str | None = None, pk: int | None = None, raw: bytes | None = None, **values):
        body = {
            "ticket": ticket or tickets.issue(attempt, "s4" * 5),
            "base": 0,
            "save": "a1",
            "answers": {"1": "B"},
        } | values
        url = reverse("answers", args=[pk or attempt.pk])
        return door.post(url, json.dumps(body) if raw is None else raw, content_type="application/json")

    return save


def stored(attempt) -> dict:
    return from_text(Attempt.objects.get(pk=attempt.pk).answers)


class TestSave:
    def test_a_save_needs_no_session_and_one_query(self, post, door, attempt, django_assert_num_queries):
        # The lane's statement is the driver's own; what Django counts is a transaction begun and ended.
        with django_assert_num_queries(2 if isinstance(door, SecondLane) else 1):
            response = post()

        assert response.status_code == 200
        assert response.json()["revision"] == 1
        assert 0 < response.json()["remaining_us"] <= 30 * MINUTE
        assert stored(attempt) == {"1": "B"}

    def test_another_base_is_answered_with_the_stored_sheet(self, post):
        post()

        response = post(save="b2", answers={"2": "C"})

        assert response.status_code == 409
        assert response.json()["answers"] == {"1": "B"}

    def test_a_late_answer_is_refused_with_the_reason(self, post, attempt):
        Attempt.objects.update(closes_us=now_us() - MINUTE)

        response = post()

        assert response.status_code == 410
        assert response.json()["reason"] == "deadline"
        assert "时间到了" in response.json()["message"]
        assert LateSheet.objects.get().attempt == attempt

    def test_a_forged_ticket_is_refused_before_the_database(self, post, django_assert_num_queries):
        for ticket in ("none", "x", "WzEsMSw1LDFd:1abc:forged"):
            with django_assert_num_queries(0):
                response = post(ticket=ticket)

            assert (response.status_code, response.json()["reason"]) == (403, "not_yours")

    def test_a_ticket_opens_its_own_attempt_only(self, post, attempt):
        assert post(pk=attempt.pk + 1).status_code == 403

    def test_a_sheet_over_64_kilobytes_is_refused_before_the_database(self, post, django_assert_num_queries):
        with django_assert_num_queries(0):
            response = post(raw=b"x" * (MAX_BYTES + 1))

        assert response.status_code == 413

    def test_what_is_not_a_sheet_of_this_paper_is_refused_and_changes_nothing(self, post, attempt):
        spoiled = [
            {"answers": {"6": "A"}},
            {"answers": {"1": "Z"}},
            {"answers": []},
            {"base": -1},
            {"base": "0"},
            {"base": True},
            {"base": 2**40},
            {"save": ""},
            {"save": "x" * 37},
            {"save": 5},
            {"raw": b"\xff"},
            {"raw": b"[]"},
            {"raw": b"[" * 20_000},
            {"raw": b""},
        ]
        for values in spoiled:
            response = post(**values)

            assert (response.status_code, bool(response.json()["message"])) == (400, True), values
        assert stored(attempt) == {}


class TestWholeForm:
    @pytest.fixture
    def signed_in(self, client, worker):
        client.force_login(worker.user)
        return client

    def hand_in(self, client, attempt, base=0, **given):
        values = {f"slot-{slot.removeprefix('s')}": list(letters) for slot, letters in given.items()}
        return client.post(reverse("submission", args=[attempt.pk]), {"base": base} | values)

    def test_without_a_script_the_form_saves_and_hands_in(self, signed_in, attempt):
        response = self.hand_in(signed_in, attempt, s1="B", s2="C")

        assert response.url == reverse("result", args=[attempt.pk])
        attempt.refresh_from_db()
        assert attempt.state == "submitted"
        assert stored(attempt) == {"1": "B", "2": "C"}

    def test_after_a_conflict_both_sheets_are_put_together_and_shown_before_handing_in(self, signed_in, attempt, post):
        post(answers={"1": "A", "3": "D"})

        response = self.hand_in(signed_in, attempt, base=0, s1="B")

        assert response.url == reverse("attempt", args=[attempt.pk])
        assert stored(attempt) == {"1": "B", "3": "D"}
        assert Attempt.objects.get().state == "open"

    def test_a_slot_that_is_not_on_the_paper_hands_in_nothing(self, signed_in, attempt):
        self.hand_in(signed_in, attempt, s9="B")

        assert Attempt.objects.get().state == "open"

    def test_a_form_after_the_deadline_counts_what_was_saved_and_keeps_the_rest(self, signed_in, attempt, post):
        right = answers.sheet(attempt, {"1": "B"})
        post(answers=right)
        Attempt.objects.update(closes_us=now_us() - MINUTE)
        other = "A" if right["1"] != "A" else "B"

        self.hand_in(signed_in, attempt, base=1, s1=other)

        assert stored(attempt) == right
        assert Attempt.objects.get().state == "submitted"
        assert from_text(LateSheet.objects.get().answers) == {"1": other}

    def test_somebody_elses_attempt_is_not_found(self, client, attempt, district):
        client.force_login(people.worker(grids.building(district, 2)).user)

        for name in ("attempt", "result"):
            assert client.get(reverse(name, args=[attempt.pk])).status_code == 404
        assert self.hand_in(client, attempt, s1="B").status_code == 404
        assert stored(attempt) == {}


class TestHandingInByTicket:
    """What the page's script does: no session is looked at, so an expired sign-in holds nobody up."""

    @pytest.fixture
    def send(self, door, attempt):
        def send(**values):
            ticket = tickets.issue(attempt, form_shape(attempt.form_id))
            body = {"ticket": ticket, "base": 0, "save": "a1", "answers": {"1": "B"}} | values
            return door.post(
                reverse("submission", args=[attempt.pk]), json.dumps(body), content_type="application/json"
            )

        return send

    def test_the_sheet_is_handed_in_and_the_result_is_named(self, send, attempt):
        response = send()

        assert response.json()["url"] == reverse("result", args=[attempt.pk])
        attempt.refresh_from_db()
        assert (attempt.state, stored(attempt)) == ("submitted", {"1": "B"})

    def test_a_swallowed_reply_is_given_again(self, send):
        assert send().json()["revision"] == send().json()["revision"] == 1

    def test_what_another_phone_saved_comes_back_instead(self, send, attempt):
        Attempt.objects.update(answers='{"2":"C"}', revision=3)

        response = send()

        assert (response.status_code, response.json()["answers"]) == (409, {"2": "C"})
        assert Attempt.objects.get().state == "open"

    def test_a_form_without_its_token_is_refused(self, attempt):
        client = SignedInClient(enforce_csrf_checks=True)
        client.force_login(attempt.worker.user)

        assert client.post(reverse("submission", args=[attempt.pk]), {"slot-1": "B"}).status_code == 403
        assert Attempt.objects.get().state == "open"
