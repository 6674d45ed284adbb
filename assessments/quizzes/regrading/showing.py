"""What the desk's page of one regrade shows."""

from typing import Any

from django.core.paginator import Page, Paginator

from assessments.bank import pictures
from assessments.quizzes.asking.arranging import as_it_stands
from assessments.quizzes.asking.words import key_in_words
from assessments.quizzes.models import Regrade
from assessments.quizzes.regrading import rules
from assessments.quizzes.regrading.listing import carried_out, lines_of, rows_of, tried
from assessments.quizzes.regrading.places import place_in_words
from assessments.quizzes.regrading.rekeying import takes_a_key, with_key
from ledger.jobs import under_way
from people.models import User
from people.roles.queries import deciders
from people.rules import reads_training, sees_hr

PAGE = 50
MOST_RESULTS = 20  # named at the head; the rest stands in the list

State = Regrade.State


def page_of(regrade: Regrade, user: User, number: str | None, turned: bool) -> dict[str, Any]:
    """The context of the page. `turned`: only the people who pass or fail anew."""
    working = regrade.state == State.WORKING
    touched = carried_out(regrade) if regrade.committed_at else tried(regrade) if not working else None
    context: dict[str, Any] = {"regrade": regrade, "touched": touched, "turned": turned, "working": working}
    if touched:
        rows = [row for row in touched.rows if row.turns] if turned else touched.rows
        lines = lines_of(regrade, turned) if regrade.committed_at else None
        page: Page = Paginator(rows if lines is None else lines, PAGE).get_page(number)
        context |= {
            "page": page,
            "rows": list(page) if lines is None else rows_of(regrade, page),
            "results": touched.results[:MOST_RESULTS],
            "more_results": len(touched.results) - MOST_RESULTS,
        }
    return context | _question(regrade) | _acts(regrade, user)


def _question(regrade: Regrade) -> dict[str, Any]:
    """What it asks, its key and the new one in words, and whether there is a later version that asks better."""
    version = regrade.version
    wording = version.wording
    item = version.item
    return {
        "place_name": place_in_words(regrade),
        "version": version,
        "wording": wording,
        "sources": pictures.in_page(pictures.files_of(version.item_id)),
        "old_key": key_in_words(as_it_stands(wording)) if takes_a_key(wording) else "",
        "new_key": key_in_words(as_it_stands(with_key(wording, regrade.key))) if regrade.key else "",
        "newer": item.versions.filter(number__gt=version.number).exists(),
    }


def _acts(regrade: Regrade, user: User) -> dict[str, Any]:
    own = regrade.prepared_by_id == user.pk
    may_decide = rules.may_decide(user, regrade)
    waits = regrade.state == State.WAITING and not may_decide
    return {
        "own": own,
        "may_decide": may_decide,
        "may_write": rules.may_propose(user, regrade.grid.path),
        "may_resume": rules.may_resume(user, regrade),
        "under_way": under_way(regrade.job),
        "deciders": deciders(rules.DECIDING, regrade.grid.path, regrade.prepared_by_id) if waits else [],
        "sees_hr": sees_hr(user),
        "sees_question": reads_training(user),
    }
