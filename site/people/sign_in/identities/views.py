"""Going to another service and coming back, and the page that links it."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from allauth.socialaccount import views as allauth
from allauth.socialaccount.models import SocialAccount
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from people.sign_in.identities.offered import NAMES, offers


def leaving(provider: str, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The way out as a page that goes on by itself: a form of ours may not be answered by a foreign host (form-action)."""

    @never_cache
    @wraps(view)
    def on_the_way(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        there = response.headers.get("Location", "")
        if not urlsplit(there).netloc:
            return response
        return render(request, "people/leaving.html", {"there": there, "name": NAMES[provider]})

    return on_the_way


class ConnectionsView(allauth.ConnectionsView):
    def get_context_data(self, **kwargs):
        linked = dict(SocialAccount.objects.filter(user=self.request.user).values_list("provider", "pk"))
        identities = [(offer, linked.get(offer.provider)) for offer in offers()]
        return super().get_context_data(**kwargs) | {"identities": identities}
