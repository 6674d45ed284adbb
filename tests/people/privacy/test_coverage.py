"""Every field that says something about a person is covered by export and erasure, or listed with a reason."""

import re

import pytest
from django.apps import apps
from django.db import models
from django.utils import translation

from assessments.pay.models import Run
from ledger.entries import AppendOnly
from people.models import User, Worker
from people.privacy import registry
from people.privacy.registry import Part
from tests.architecture.layers import layer_of

PARTS = registry.parts

# Free-form fields of models that are about nobody: why no person's data lie there.
ABOUT_NOBODY = {
    "bank.Intake.file_name": "a file of questions",
    "bank.Intake.unread": "what is wrong with a file of questions",
    "bank.IntakeRow.alike": "questions that say nearly the same",
    "bank.IntakeRow.fault": "what is wrong with a question",
    "bank.IntakeRow.question": "a question",
    "bank.ItemVersion.basis": "the law a question rests on",
    "bank.ItemVersion.body": "a question",
    "bank.ItemVersion.tags": "words a question is found by",
    "bank.ItemVersion.title": "a question",
    "bank.Remark.text": "what a reviewer says of a question",
    "bank.ItemVersion.explanation": "a question",
    "bank.ItemVersion.stem": "a question",
    "catalogue.CoursePage.summary": "a course",
    "catalogue.ModulePage.summary": "a module",
    "certificates.Batch.document": "a file of issued certificates, kept as evidence",
    "certificates.Batch.withdrawal_reason": "why a whole batch was sent back",
    "ledger.Job.message": "how far a job has come",
    "ledger.Job.result": "counts and file names",
    "ledger.PersonKey.wrapped": "a wrapped key; erasure destroys it",
    "pay.Decision.remark": "on a whole run",
    "quizzes.Form.slots": "a form: questions and their order",
    "quizzes.Paper.blueprint": "how questions are drawn",
    "quizzes.Regrade.key": "the right answer to a question",
    "quizzes.Regrade.reason": "what is wrong with a question",
    "quizzes.Regrade.remark": "on a whole regrade",
    "quizzes.Section.codes": "codes of questions",
    "rounds.Round.audience": "categories and levels",
    "rounds.Round.course_pages": "keys of pages",
    "rounds.RoundStep.course": "title of a course",
    "rounds.RoundStep.module": "title of a module",
    "rounds.RoundStep.title": "title of a step",
}
PATHS = {"grids.Grid.path", "grids.Succession.path"}
# A run is about many people, and names some of them in JSON: what belongs to a run is about nobody in particular.
ABOUT_ONE = PARTS.keys() - {Run}
LONG = 200  # characters; room enough for a sentence about somebody


def fields(model) -> list[models.Field]:
    """What the table of this model itself holds."""
    return [field for field in model._meta.local_concrete_fields if not field.primary_key]


def about_somebody(model) -> list[str]:
    """The fields that lead to a person, or to a model that is about one."""
    return [field.name for field in fields(model) if field.related_model in {Worker, User} | ABOUT_ONE]


def own_models():
    return [model for model in apps.get_models() if layer_of(model.__module__)]


def every_model():
    return apps.get_models(include_auto_created=True)


def missing(part: Part) -> set[str]:
    """Fields of a part that an export or an erasure passes over without a reason."""
    link = (part.worker or part.user).partition("__")[0]
    names = {field.name for field in fields(part.model)} - {link}
    shown = {*part.shows.split(), *" ".join(part.hides.values()).split()}
    changed = names if part.removed else {*part.erases, *" ".join(part.stays.values()).split()}
    return set() if part.whole else (names - shown) | (names - changed)


@pytest.mark.parametrize("part", PARTS.values(), ids=lambda part: part.model._meta.label)
def test_every_field_is_shown_and_erased_or_says_why_not(part):
    assert missing(part) == set(), "declare it in the app's `personal` module"


@pytest.mark.parametrize("part", PARTS.values(), ids=lambda part: part.model._meta.label)
def test_a_part_names_fields_that_exist_and_none_twice(part):
    known = {field.name for field in part.model._meta.concrete_fields}
    shown = [*part.shows.split(), *" ".join(part.hides.values()).split()]
    changed = [*part.erases, *" ".join(part.stays.values()).split()]

    for named in (shown, changed):
        assert len(named) == len(set(named)) and set(named) <= known


def test_a_new_field_without_an_entry_is_found():
    part = PARTS[Worker]
    forgotten = Part(
        Worker, "", worker="pk", shows=part.shows.replace("phone ", ""), hides=part.hides, erases=part.erases
    )

    assert {"phone", "category"} <= missing(forgotten)


def test_every_model_about_a_person_is_declared():
    undeclared = {
        f"{model._meta.label}.{name}"
        for model in every_model()
        if model not in PARTS
        for name in about_somebody(model)
        if name not in registry.authors.get(model, set())
    }

    assert undeclared == set(), "declare a Part, or declare_authors for who did something"


def test_every_model_seen_person_by_person_is_declared():
    undeclared = {model._meta.label for model in own_models() if getattr(model, "scope_person", None)} - {
        model._meta.label for model in PARTS
    }

    assert undeclared == set()


def test_free_text_elsewhere_says_why_it_is_about_nobody():
    roomy = {
        f"{model._meta.label}.{field.name}"
        for model in own_models()
        if model not in PARTS
        for field in fields(model)
        if isinstance(field, models.JSONField | models.TextField)
        or (type(field) is models.CharField and (field.max_length or 0) >= LONG)
    }

    assert roomy - ABOUT_NOBODY.keys() - PATHS == set()
    assert ABOUT_NOBODY.keys() - roomy == set()


def test_a_ledger_is_not_asked_to_forget():
    assert [part.model for part in PARTS.values() if issubclass(part.model, AppendOnly) and part.erases] == []


def test_every_heading_is_chinese():
    with translation.override("zh-hans"):
        headings = {
            f"{part.model._meta.label}.{name}": part.heading(name)
            for part in PARTS.values()
            if not part.whole
            for name in [*part.shows.split(), *part.goes()][: len(part.shows.split())]
        }

    assert {where: said for where, said in headings.items() if not re.search(r"[\u4e00-\u9fff]", said)} == {}
