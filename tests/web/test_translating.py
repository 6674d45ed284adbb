"""The English catalogue is kept in step with the Chinese of the sources."""

import os
from copy import deepcopy
from gettext import GNUTranslations

import pytest
from django.core.management import CommandError, call_command

from web import translating


@pytest.fixture(scope="module")
def found():
    """What stands in the sources. They do not change meanwhile, and to read them takes a second and a half."""
    return translating.found()


@pytest.fixture
def catalogue(found, settings, tmp_path, monkeypatch):
    """A catalogue of its own, in step and complete."""
    monkeypatch.setattr(translating, "found", lambda: deepcopy(found))
    settings.LOCALE_PATHS = [str(tmp_path)]
    present = translating.in_step()
    for message in present:
        if message.id:
            message.string = tuple(message.id) if isinstance(message.id, tuple) else message.id
    translating.write(present)
    return translating.english()


def texts(file):
    return {message.id for message in translating.read(file)}


def test_texts_of_python_and_of_templates_are_found(catalogue):
    assert {"工号", "跳到正文"} <= texts(catalogue)


def test_a_complete_catalogue_has_no_faults(catalogue):
    assert translating.faults() == []


def test_an_update_of_a_catalogue_in_step_changes_no_letter(catalogue):
    before = catalogue.read_text()

    call_command("translations", update=True)

    assert catalogue.read_text() == before


def test_an_update_keeps_what_was_translated_and_drops_what_is_gone(catalogue):
    text = catalogue.read_text().replace('msgid "工号"\nmsgstr "工号"', 'msgid "工号"\nmsgstr "Worker number"')
    catalogue.write_text(text + '\nmsgid "早已不用的话"\nmsgstr "Gone"\n')

    call_command("translations", update=True)

    assert "Worker number" in catalogue.read_text()
    assert "早已不用的话" not in catalogue.read_text()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('msgid "工号"\nmsgstr "工号"', 'msgid "工号"\nmsgstr ""', "no English: 工号"),
        ('msgid "工号"\nmsgstr "工号"', '#, fuzzy\nmsgid "工号"\nmsgstr "Number"', "marked fuzzy: 工号"),
        ('msgid "工号"\nmsgstr "工号"', "", "not in the catalogue: 工号"),
        ('msgstr "“%(value)s”不是数字。"', 'msgstr "Not a number."', "other placeholders than the Chinese"),
    ],
    ids=["missing", "fuzzy", "new", "placeholder"],
)
def test_the_check_names_what_is_wrong(catalogue, before, after, said):
    catalogue.write_text(catalogue.read_text().replace(before, after))

    with pytest.raises(CommandError, match=said):
        call_command("translations", check=True)


def test_chinese_is_compiled_with_our_texts_as_they_are(catalogue):
    chinese = translating.chinese()
    chinese.parent.mkdir(parents=True)
    chinese.write_text('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\nmsgid "Save"\nmsgstr "保存"\n')

    translating.compile_all()

    with chinese.with_suffix(".mo").open("rb") as stream:
        compiled = GNUTranslations(stream)._catalog
    assert (compiled["Save"], compiled["工号"]) == ("保存", "工号")
    assert len(translating.read(chinese)) == 1  # what is committed holds none of them


def test_chinese_is_compiled_anew_when_a_text_is_new(catalogue):
    chinese = translating.chinese()
    chinese.parent.mkdir(parents=True)
    chinese.write_text("")
    translating.compile_all()
    ahead = chinese.with_suffix(".mo").stat().st_mtime + 10
    os.utime(catalogue, (ahead, ahead))

    assert chinese.with_suffix(".mo") in translating.compile_all()


def test_compiling_writes_what_is_behind_and_nothing_twice(catalogue):
    assert translating.compile_all() == [catalogue.with_suffix(".mo")]
    assert translating.compile_all() == []
