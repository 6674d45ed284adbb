"""Tries to sign in that have not turned out right, for as long as they count."""

from django.db import models


class SignInTry(models.Model):
    """One try, for an account or for an address. Written through `people.guessing`; gone after five minutes."""

    counter = models.CharField(max_length=120)
    at = models.DateTimeField(db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["counter", "at"], name="tries_of_a_counter")]
