"""When a round closes, those who failed the exam have no further chance."""

from django.dispatch import receiver

from courses.progress.folding import fold
from courses.rounds.models import Enrolment, Round
from courses.rounds.signals import round_closed


@receiver(round_closed)
def fold_round(round: Round, **kwargs) -> None:
    fold(Enrolment.objects.filter(round=round).values_list("pk", flat=True))
