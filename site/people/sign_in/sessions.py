"""Django's sessions in the database, found by a query that is written once, and kept by one statement."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from grids.prepared import Prepared

FIND = Prepared(
    lambda given: Session.objects.filter(
        session_key=given("key", CharField()), expire_date__gt=given("now", DateTimeField())
    )
)


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Session | None:
        """The session in force; None for one that is unknown or over, whose key is then forgotten."""
        found = FIND.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found

    def save(self, must_create: bool = False) -> None:
        """Raises UpdateError for a session that has ended meanwhile."""
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(self._get_session())  # type: ignore[attr-defined]
        changed = Session.objects.filter(pk=row.pk).update(session_data=row.session_data, expire_date=row.expire_date)
        if not changed:
            raise UpdateError
