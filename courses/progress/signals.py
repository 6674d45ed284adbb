"""What higher apps are asked, because only they know."""

from django.dispatch import Signal

# enrolment: a receiver answers with the keys of the steps begun and not finished, such as a quiz with an open attempt.
asking_begun = Signal()
