"""The second lane of exams, for many at once: saves and hand-ins that arrive together are committed together.

The rules are those of `saving`, the same statements and the same checks. A write that changed nothing goes on to Django's view,
which finds the reason and words the refusal. Switched on by SAVE_LANE=1, see docs/deploy.md.
"""
