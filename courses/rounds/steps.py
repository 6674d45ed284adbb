"""The frozen steps of an opened round, kept in memory: they never change again."""

from uuid import UUID

from django.core.cache import caches

from courses.rounds.models import RoundStep


def steps_of_round(round_id: int) -> list[RoundStep]:
    """The steps in order; empty before the round opens."""
    key = f"round-steps:{round_id}"
    steps = caches["local"].get(key)
    if steps is None:
        steps = list(RoundStep.objects.filter(round=round_id))
        if steps:
            caches["local"].set(key, steps, None)
    return steps


def step_in_round(round_id: int, step_key: UUID) -> RoundStep:
    """Raises RoundStep.DoesNotExist."""
    for step in steps_of_round(round_id):
        if step.step_key == step_key:
            return step
    raise RoundStep.DoesNotExist
