"""What higher apps may want to know of rounds."""

from django.dispatch import Signal

round_closed = Signal()  # round: whoever failed the exam has no further chance
