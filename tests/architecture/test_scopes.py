"""Every model is scoped, or is reached through one that is, or is public on purpose. A new one has to be put on the list."""

from django.apps import apps

from grids.scope import Scoped
from tests.architecture.layers import layer_of

# model → the field that leads to the scoped model (or to the page, whose rights hang on its branch) one comes from
REACHED = {
    "appraisals.AppraisalLine": "appraisal",
    "appraisals.Band": "scheme",
    "appraisals.Criterion": "scheme",
    "bank.Remark": "version",
    "certificates.Revocation": "certificate",
    "grids.GridName": "grid",
    "grids.Succession": "source",
    "pay.Allowance": "scheme",
    "pay.Coefficient": "scheme",
    "pay.Factor": "scheme",
    "pay.Incentive": "scheme",
    "quizzes.Arrangement": "step",
    "quizzes.BroughtSheet": "attempt",
    "quizzes.Form": "paper",
    "quizzes.Judgement": "answer",
    "quizzes.GrantDecision": "grant",
    "quizzes.Invigilator": "hall",
    "quizzes.LateRuling": "sheet",
    "quizzes.LateSheet": "attempt",
    "quizzes.LateVerdict": "ruling",
    "quizzes.Mark": "attempt",
    "quizzes.PageComment": "attempt",
    "quizzes.PageEvent": "attempt",
    "quizzes.Paper": "page",
    "quizzes.Ruling": "seat",
    "quizzes.Section": "page",
    "quizzes.TypedSheet": "seat",
    "quizzes.Witness": "assistance",
    "rounds.RoundStep": "round",
}

# model → why anybody may know it, or what guards it instead
PUBLIC = {
    "bank.Topic": "names of subjects, shared by all districts",
    "catalogue.CataloguePage": "a page: guarded by Wagtail's rights on its branch",
    "catalogue.CoursePage": "a page: guarded by Wagtail's rights on its branch",
    "catalogue.LessonPage": "a page: guarded by Wagtail's rights on its branch",
    "catalogue.ModulePage": "a page: guarded by Wagtail's rights on its branch",
    "catalogue.PeerReview": "a kind of review, the same for all districts",
    "certificates.LookUp": "only ever added to; holds no person",
    "certificates.Sequence": "a counter for each region",
    "grids.Grid": "the tree itself is published by the state",
    "ledger.AuditHead": "where the chain of audit lines ends: a number and two digests",
    "ledger.AuditLine": "only ever added to; its pages cut it by the reader's roles",
    "ledger.Job": "asked for by the person or batch it belongs to",
    "ledger.PersonKey": "a wrapped key; read through the record it opens",
    "people.Device": "asked for by the user who is signed in there",
    "people.EmploymentCategory": "names of categories, shared by all districts",
    "people.NoticeAcknowledgement": "asked for by the user who gave it",
    "people.PhoneHolding": "asked for by the account; people are found through their worker",
    "people.Post": "names of posts, shared by all districts",
    "people.Role": "asked for by the user who holds it, and listed below the node of who may read roles",
    "people.SignInTry": "a counter of tries; holds a name that was typed, for five minutes",
    "people.User": "the account itself; people are found through their worker",
    "quizzes.QuizPage": "a page: guarded by Wagtail's rights on its branch",
    "rounds.CreditRule": "published rules, shared by all districts",
}


def own_models():
    return {model._meta.label: model for model in apps.get_models() if layer_of(model.__module__)}


def test_every_model_is_declared():
    undeclared = {
        label
        for label, model in own_models().items()
        if not issubclass(model, Scoped) and label not in REACHED and label not in PUBLIC
    }

    assert undeclared == set()


def test_the_lists_name_models_that_exist_and_need_it():
    scoped = {label for label, model in own_models().items() if issubclass(model, Scoped)}

    assert (REACHED.keys() | PUBLIC.keys()) - own_models().keys() == set()
    assert (REACHED.keys() | PUBLIC.keys()) & scoped == set()
    assert REACHED.keys() & PUBLIC.keys() == set()


def test_what_is_reached_leads_to_something_guarded():
    guarded = {label for label, model in own_models().items() if issubclass(model, Scoped)} | PUBLIC.keys()

    for label, field in REACHED.items():
        target = own_models()[label]._meta.get_field(field).related_model._meta.label
        assert target in guarded or target in REACHED, f"{label}.{field} leads to {target}"


def test_every_scope_path_can_be_followed(everything):
    for model in own_models().values():
        if issubclass(model, Scoped):
            assert not model.objects.filter(**{model.scope_path: "0000"}).exists()
            assert not model.scope_person or not model.objects.filter(**{model.scope_person: 0}).exists()
