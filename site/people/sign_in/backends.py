from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from grids.prepared import Prepared
from people.models import User

FIND = Prepared(lambda given: User.objects.filter(pk=given("pk")))


class SignInBackend(AuthenticationBackend):
    """allauth's sign-in; demonstration accounts work in the demonstration only."""

    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and (settings.DEMO or not user.is_demo)

    def get_user(self, user_id):
        """For every page, so by a query that is written once."""
        user = FIND.first(pk=user_id)
        return user if user and self.user_can_authenticate(user) else None
