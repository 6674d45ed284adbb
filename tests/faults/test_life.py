"""Anything may happen to a paper in any order: what was acknowledged is what is stored, and the end is the end."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.conftest import times
from tests.faults.life.decisions import Decisions
from tests.faults.life.exam import exam  # noqa: F401  a fixture
from tests.faults.life.office import Office
from tests.faults.life.phone import Phone
from tests.faults.life.truths import Truths

STEPS = 50  # of one life
ENOUGH = 200  # lives in which everything happens: where it does not, they prove little
ACTS = {
    *("saved", "refused and kept", "handed in", "opened again", "lengthened", "marked", "regraded"),
    *("late sheet counted", "released"),
}


@pytest.mark.database
def test_the_life_of_a_paper(exam, tell):  # noqa: F811
    class Life(Phone, Office, Decisions, Truths):
        pass

    Life.exam, Life.happened = exam, Counter()
    lives = times(8 * STEPS, "FAULTS_STEPS") // STEPS
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=lives,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=lives < ENOUGH,  # every day the same few lives, in the long run others each time
            suppress_health_check=list(HealthCheck),
        ),
    )

    tell(f"{lives} lives of {STEPS} steps: " + ", ".join(f"{act} {count}" for act, count in Life.happened.items()))
    assert lives < ENOUGH or (+Life.happened).keys() >= ACTS
