"""Before an export it is said what will not come back."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from ledger.models import AuditLine
from tests.factories import bank


@pytest.fixture
def desk(client, trainer, everything):
    client.force_login(trainer)
    return client


def test_what_a_format_cannot_carry_is_said_before(desk, district):
    bank.version(district, difficulty=5)
    bank.version(district, kind="multiple", right="AB")

    page = desk.get(reverse("item_export"), {"format": "aiken"}).content.decode()

    assert "难度带不过去" in page
    assert "1 道装不下" in page


def test_the_file_holds_what_the_list_shows_and_the_deed_is_recorded(desk, district, other_district):
    bank.version(district, stem="本区的题")
    bank.version(other_district, stem="别区的题")

    answer = desk.post(f"{reverse('item_export')}?format=gift&words=本区")

    text = b"".join(answer.streaming_content).decode()
    assert "本区的题" in text
    assert "别区的题" not in text
    line = AuditLine.objects.get(deed="items exported")
    assert line.path == district.path
    assert line.detail == {"format": "gift", "count": 1}


def test_a_paper_has_the_questions_of_a_kind_together(desk, district):
    for kind in ("single", "true_false", "single"):
        bank.version(district, kind=kind)

    answer = desk.post(f"{reverse('item_export')}?format=docx")

    paper = Document(BytesIO(b"".join(answer.streaming_content)))
    assert [one.text[:5] for one in paper.paragraphs if one.style.name == "Heading 1"] == ["一、单选题", "二、判断题"]
