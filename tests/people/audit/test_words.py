"""Every deed the code records has its word."""

import ast

from django.conf import settings

from assessments.pay.models import Decision
from assessments.quizzes.models import Regrade
from people.audit.words import IN_WORDS, in_words

# Deeds put together from a choice: (the constant part, what may follow)
COMPOSED = {"pay.": Decision.Kind.values, "regrade ": Regrade.Decision.values}


# Functions that record a deed, and at which place they take it; whoever passes one on is here in turn.
TAKES = {"record": 1, "record_many": 1, "_record": 1, "_change": 2, "altering": 2}
PASSED_ON = {
    ("altering.py", "deed"),
    ("auditing.py", "deed"),
    ("ending.py", "deed"),
    ("keeping.py", "deed"),
    ("loading.py", "LOADED"),
}


def recorded():
    """(where, text) of every deed that is handed to one of these."""
    for folder in ("site", "courses", "assessments"):
        for file in sorted((settings.BASE_DIR / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text())):
                place = TAKES.get(_name(node.func)) if isinstance(node, ast.Call) else None
                if place and len(node.args) > place:
                    yield file.name, node.args[place]


def texts(argument):
    """What the argument may be; nothing for a name."""
    match argument:
        case ast.Constant():
            return {argument.value}
        case ast.IfExp():
            return texts(argument.body) | texts(argument.orelse)
        case ast.JoinedStr():
            head = argument.values[0].value
            return {head + choice for choice in COMPOSED[head]}
    return set()


def test_every_deed_has_its_word():
    deeds = {text for _file, argument in recorded() for text in texts(argument)}

    assert len(deeds) > 60
    assert deeds - IN_WORDS.keys() == set()


def test_no_deed_is_passed_on_where_nobody_looks():
    passed_on = {(file, ast.unparse(argument)) for file, argument in recorded() if not texts(argument)}

    assert passed_on == PASSED_ON


def test_a_deed_of_an_earlier_version_is_shown_as_it_is():
    assert in_words("worker.suspend") == "停考"
    assert in_words("something.old") == "something.old"


def _name(function):
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
