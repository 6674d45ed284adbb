"""Answers brought in as a file: saved while the paper is open, kept for review afterwards, and once however often."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.quizzes.answer_files.importing import Refused, bring_in
from assessments.quizzes.answer_files.sealing import seal
from assessments.quizzes.models import Attempt, BroughtSheet, LateSheet
from assessments.quizzes.sitting import saving, submitting, tickets
from assessments.quizzes.sitting.sheets import from_text
from people.models import Role
from tests.factories import people

SAVE = "ab" * 12


@pytest.fixture
def trainer(district):
    return people.staff(Role.Kind.TRAINER, district)


@pytest.fixture
def made(attempt):
    """The text of a file as the phone makes it."""

    def file(answers: object, agreed: dict | None = None, base: int = 0, **values) -> str:
        content = {
            "ticket": tickets.issue(attempt, "s4" * 5),
            "save": SAVE,
            "base": base,
            "answers": answers,
            "agreed": agreed or {},
            "sent": {},
        }
        return seal(attempt.pk, content | values, b"0" * 12)

    return file


@pytest.fixture
def round_(attempt):
    return attempt.enrolment.round


def stored(attempt) -> dict:
    return from_text(Attempt.objects.get(pk=attempt.pk).answers)


def test_while_the_paper_is_open_a_file_is_saved_once(attempt, made, round_, trainer):
    text = made({"1": "B"})

    _attempt, first, before = bring_in(text, round_, trainer)
    saving.save(tickets.read(tickets.issue(attempt, "s4" * 5)), {"1": "C"}, 1, "later")
    _attempt, second, again = bring_in(text, round_, trainer)

    assert (first.outcome, before, second, again) == ("saved", False, first, True)
    assert stored(attempt) == {"1": "C"}


def test_what_was_changed_elsewhere_too_stays_and_the_file_is_kept_for_review(attempt, made, ticket, round_, trainer):
    saving.save(ticket, {"1": "C"}, 0, "other phone")

    _attempt, brought, _before = bring_in(made({"1": "B", "2": "D"}), round_, trainer)

    assert brought.outcome == "partly"
    assert stored(attempt) == {"1": "C", "2": "D"}
    assert from_text(LateSheet.objects.get(reason="file").answers) == {"1": "B", "2": "D"}


@pytest.mark.parametrize("over", ["deadline", "handed in"])
def test_after_the_end_a_file_is_kept_for_review_and_changes_nothing(attempt, made, round_, trainer, over):
    late = attempt.closes_us + 60_000_000
    if over == "handed in":
        submitting.submit(attempt)

    _attempt, brought, _before = bring_in(made({"1": "B"}), round_, trainer, late if over == "deadline" else None)

    assert brought.outcome == "kept"
    assert stored(attempt) == {}
    assert LateSheet.objects.get(reason="file").attempt == attempt


def test_a_file_that_says_nothing_new_says_so(made, ticket, round_, trainer):
    saving.save(ticket, {"1": "B"}, 0, "phone")

    assert bring_in(made({"1": "B"}, base=0), round_, trainer)[1].outcome == "same"


def test_a_bad_file_is_refused_with_a_sentence_that_helps(made, round_, trainer):
    text = made({"1": "B"})
    spoiled = {
        "": "这不是答案文件",
        "gridschool-1.5.x.y": "这不是答案文件",
        text[:-8] + "AAAAAAA=": "被改动过",
        text.replace("gridschool-1.", "gridschool-1.9"): "不是这一轮的",
    }

    for bad, words in spoiled.items():
        with pytest.raises(Refused, match=words):
            bring_in(bad, round_, trainer)

    assert not BroughtSheet.objects.exists()


def test_what_the_phone_did_not_make_is_refused(made, round_, trainer):
    for values in ({"ticket": "forged"}, {"agreed": {"9": "B"}}, {"save": 1}, {"base": -1}):
        with pytest.raises(Refused):
            bring_in(made({"1": "B"}, **values), round_, trainer)


def test_the_list_asks_the_same_for_one_and_three(attempt, round_, trainer, client, django_assert_num_queries):
    def brought(number: int) -> None:
        BroughtSheet.objects.create(attempt=attempt, save_id=str(number), answers="{}", outcome="saved", by=trainer)

    client.force_login(trainer)
    url = reverse("answer_file_import", args=[round_.pk])
    brought(1)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    brought(2)
    brought(3)

    with django_assert_num_queries(len(one)):
        client.get(url)


def test_a_trainer_pastes_what_came_in_a_message(made, round_, trainer, client):
    text = made({"1": "B"})
    client.force_login(trainer)
    url = reverse("answer_file_import", args=[round_.pk])

    page = client.post(url, {"text": f"{text[:40]}\n{text[40:]}"}, follow=True).content.decode()

    assert "存进了答卷" in page
    assert "请先选一个文件" in client.post(url).content.decode()
