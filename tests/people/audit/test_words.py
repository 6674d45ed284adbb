"""Every deed the code records has its word."""

import ast

from django.conf import settings

from assessments.pay.models import Decision
from people.audit.words import IN_WORDS, in_words

# Deeds put together from a choice: (the constant part, what may follow)
COMPOSED = {"pay.": Decision.Kind.values}


def recorded():
    """Every text that stands second in a call of `record` or `record_many`."""
    for folder in ("site", "courses", "assessments"):
        for file in sorted((settings.BASE_DIR / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.Call) and _name(node.func) in {"record", "record_many"} and len(node.args) > 1:
                    yield node.args[1]


def test_every_deed_has_its_word():
    deeds = set()
    for argument in recorded():
        if isinstance(argument, ast.Constant):
            deeds.add(argument.value)
        elif isinstance(argument, ast.JoinedStr):
            head = argument.values[0].value
            deeds |= {head + choice for choice in COMPOSED[head]}

    assert len(deeds) > 40
    assert deeds - IN_WORDS.keys() == set()


def test_a_deed_of_an_earlier_version_is_shown_as_it_is():
    assert in_words("worker.suspend") == "停考"
    assert in_words("something.old") == "something.old"


def _name(function):
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
