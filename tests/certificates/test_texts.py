"""The sentence on a certificate reads whole, however a round is named."""

import pytest

from assessments.certificates.models import Kind
from assessments.certificates.texts import sentence

FACTS = {"district": "清河门区", "first_day": "2026-04-13", "last_day": "2026-05-29", "credit": "4", "exam": "88"}


@pytest.mark.parametrize("name", ["2026 年第一轮", "2026 年第一轮网格员轮训", "清河门区 2026 年第一轮网格员轮训"])
def test_a_round_is_said_to_be_a_training_once(name):
    text = sentence(Kind.ROUND, FACTS | {"occasion": name})

    assert text.count("网格员轮训") == 1
    assert text.count("清河门区") == 1
