"""What higher apps may want to know of people."""

from django.dispatch import Signal

worker_suspended = Signal()  # worker: their open attempts close
roles_changed = Signal()  # user: Wagtail's groups follow the roles
