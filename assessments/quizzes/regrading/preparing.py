"""The form for a question, filled with what its author tried or proposed last."""

from typing import Any

from assessments.bank.marking import needs_a_person
from assessments.bank.models import ItemVersion
from assessments.bank.pictures import with_files
from assessments.quizzes.models import Regrade
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.regrading.forms import RegradeForm
from assessments.quizzes.regrading.places import places_of
from assessments.quizzes.regrading.rekeying import with_key
from grids.models import Grid
from people.models import User
from people.rules import TRAINING, reach


def form_for(version: ItemVersion, user: User, data: Any) -> RegradeForm:
    """`version` with item and topic, in the scope of the user's training roles."""
    places = places_of(version, Grid.objects.filter(path__in=reach(user, TRAINING)).order_by("path"))
    wording = with_files(version)
    last = Regrade.objects.filter(
        version=version, prepared_by=user, decision__in=["", Regrade.Decision.RETURNED]
    ).first()
    approved = Regrade.objects.filter(version=version, decision=Regrade.Decision.APPROVED)
    initial: dict[str, Any] = {"policy": last.policy, "reason": last.reason} if last else {"policy": Policy.BOTH}
    if len(places) == 1:
        initial["where"] = places[0].value
    elif last:
        initial["where"] = next((place.value for place in places if _is_at(last, place)), None)
    return RegradeForm(
        data,
        wording=wording,
        before=with_key(wording, last.key) if last and last.key else wording,
        places=places,
        undo=not needs_a_person(wording) and approved.exclude(policy=Policy.OLD).exists(),
        initial=initial,
    )


def _is_at(last: Regrade, place) -> bool:
    if place.step:
        return last.round_id == place.step.round_id and last.step_key == place.step.step_key
    return last.round_id is None and last.grid_id == place.grid.pk
