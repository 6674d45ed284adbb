"""What higher apps may want to know of the tree."""

from django.dispatch import Signal

grid_moved = Signal()  # grid, with its new path, and `former`, the old one: what is kept beside the tree follows
