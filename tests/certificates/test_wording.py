"""Words that a training certificate may not carry."""

import pytest
from django.core.exceptions import ValidationError

from assessments.certificates import texts, wording


@pytest.mark.parametrize("text", ["全国网格员培训中心", "国家级培训基地", "网格员职业资格培训", "先进网格员评选办公室"])
def test_a_reserved_word_is_refused_by_name(text):
    with pytest.raises(ValidationError) as refused:
        wording.require_plain(text)

    assert wording.found(text)[0] in refused.value.messages[0]


def test_the_quoted_title_of_a_law_is_no_offence():
    assert wording.found("《中华人民共和国消防法》解读班") == []


def test_a_reserved_word_beside_a_quoted_title_is_still_found():
    assert wording.found("《中华人民共和国消防法》全国解读班") == ["全国"]


def test_our_own_texts_keep_the_rule():
    assert wording.found("".join([*texts.TITLES.values(), *texts.SENTENCES.values(), texts.WITH_EXAM])) == []
