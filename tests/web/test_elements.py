"""The small elements pages are composed of."""

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation


class Asked(forms.Form):
    name = forms.CharField(label="姓名")
    town = forms.CharField(label="地点", required=False)


def errors_of(form: forms.Form) -> str:
    return Template('{% include "elements/form_errors.html" %}').render(Context({"form": form}))


def test_a_form_that_was_not_filled_in_rightly_leads_to_the_fields_it_is_about():
    said = errors_of(Asked({"name": ""}))

    assert 'href="#id_name"' in said and "#id_town" not in said
    assert "autofocus" in said  # without a script the reader is brought here


def test_a_form_nobody_has_sent_yet_says_nothing():
    assert errors_of(Asked()).strip() == ""


@pytest.mark.parametrize(("language", "between"), [("zh-hans", "一。二。"), ("en", "一。 二。")])
def test_sentences_that_meet_stand_apart_where_the_language_sets_a_space(language, between):
    with translation.override(language):
        assert Template("一。{% gap %}二。").render(Context()) == between
