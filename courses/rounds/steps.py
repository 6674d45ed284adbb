"""The frozen steps of an opened round, kept in memory: they never change again."""

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
