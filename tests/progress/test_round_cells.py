"""The round as cells: the part of the first page that every learner sees."""

import pytest
from django.template.loader import render_to_string

from courses.progress import reading
from courses.progress.completing import complete
from courses.rounds.models import Enrolment
from tests.factories import rounds

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def learning(district, worker, trainer):
    rounds.opened(district, trainer)
    complete(rounds.lesson_done(Enrolment.objects.select_related("round").get(), 1))
    return reading.today(worker.user)


def drawn(learning, mode=""):
    return render_to_string("progress/_round_cells.html", {"learning": learning, "mode": mode})


def test_each_course_has_its_cells_with_their_states(learning):
    page = drawn(learning)

    assert '<span class="cell" data-cell="full"><b>读</b></span>' in page
    assert '<span class="cell" data-cell="empty" data-now><b>读</b></span>' in page
    assert "三格，已满 <b>1</b> 格。" in page
    assert "半格" not in page


def test_elder_mode_says_every_cell_in_words(learning):
    page = drawn(learning, "elder")

    assert "三格，满了 <b>1</b> 格。" in page
    assert "第 1 步，已完成" in page
    assert "第 2 步，未开始" in page
