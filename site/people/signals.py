"""What higher apps may want to know of people."""

from django.dispatch import Signal

worker_suspended = Signal()  # worker: their open attempts close
roles_changed = Signal()  # user: Wagtail's groups follow the roles
merging = Signal()  # kept, gone: two entries are to become one; who raises a ValidationError says why not yet
