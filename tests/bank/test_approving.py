"""One person prepares, another approves; an approved version stands."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from assessments.bank import approving, writing
from assessments.bank.models import ItemVersion
from assessments.bank.queries import usable
from assessments.bank.wording import Wording
from tests.factories import bank, people

pytestmark = pytest.mark.usefixtures("everything")


def wording(**values) -> Wording:
    return Wording(
        **{
            "kind": "single",
            "topic": "消防隐患排查",
            "stem": "先做什么？",
            "choices": bank.choices("A"),
            "basis": "《消防法》第二十八条",
        }
        | values
    )


@pytest.fixture
def draft(district, trainer):
    return writing.write_item(district, "fire-001", wording(), by=trainer)


def test_another_person_approves(draft, trainer, reviewer):
    approving.submit_for_review(draft, trainer)
    approving.approve(draft, reviewer)

    draft.refresh_from_db()
    assert (draft.state, draft.reviewed_by) == ("approved", reviewer)


def test_the_preparer_may_not_approve(draft, trainer):
    approving.submit_for_review(draft, trainer)

    with pytest.raises(PermissionDenied):
        approving.approve(draft, trainer)


def test_a_trainer_of_another_district_may_not_approve(draft, trainer, other_district):
    approving.submit_for_review(draft, trainer)

    with pytest.raises(PermissionDenied):
        approving.approve(draft, people.staff("trainer", other_district))


def test_a_question_without_a_basis_is_approved_for_practice_only(district, trainer, reviewer):
    draft = writing.write_item(district, "fire-002", wording(basis=""), by=trainer)
    approving.submit_for_review(draft, trainer)
    approving.approve(draft, reviewer)

    assert not usable(timezone.localdate()).exists()
    assert list(usable(timezone.localdate(), practice=True)) == [draft]


def test_sending_back_needs_a_reason(draft, trainer, reviewer):
    approving.submit_for_review(draft, trainer)

    with pytest.raises(approving.NotReady, match="原因"):
        approving.send_back(draft, reviewer, {"": " ", "unknown": "x"})


def test_a_draft_cannot_be_approved_past_the_review(draft, reviewer):
    with pytest.raises(approving.NotReady, match="状态已经变了"):
        approving.approve(draft, reviewer)


def test_a_change_of_an_approved_question_is_a_new_draft(district, trainer):
    approved = bank.version(district, stem="旧问题")

    writing.write_version(approved.item, wording(stem="新问题"), by=trainer)

    assert list(approved.item.versions.values_list("number", "state", "stem")) == [
        (2, "draft", "新问题"),
        (1, "approved", "旧问题"),
    ]


def test_changing_ones_own_draft_adds_no_version(draft, trainer):
    writing.write_version(draft.item, wording(stem="改过的"), by=trainer)

    assert ItemVersion.objects.get().stem == "改过的"


def test_a_code_is_used_once(draft, district, trainer):
    with pytest.raises(writing.CodeTaken):
        writing.write_item(district, "fire-001", wording(), by=trainer)
