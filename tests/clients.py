"""A client for tests that begin behind the sign-in page."""

import time

from allauth.account.internal.flows import login as sign_in
from django.test import Client


class SignedInClient(Client):
    """`force_login` stands for a complete sign-in: password, second factor, notice read."""

    def force_login(self, user, backend=None):
        super().force_login(user, backend)
        session = self.session
        session[sign_in.AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time()}]
        session[sign_in._AUTHENTICATION_METHODS_USER_SESSION_KEY] = sign_in.user_id_to_str(user)
        session.save()
