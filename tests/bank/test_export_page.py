"""Before an export it is said what will not come back."""

import pytest
from django.urls import reverse

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
