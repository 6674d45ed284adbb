"""Only what the operator has configured has an address."""

from importlib import import_module

from django.conf import settings
from django.urls import URLPattern, path

from people.sign_in.identities import views

urlpatterns: list[URLPattern] = []
if settings.SIGN_IN_PROVIDERS:
    urlpatterns.append(path("", views.ConnectionsView.as_view(), name="socialaccount_connections"))
for provider, app in settings.SIGN_IN_PROVIDERS.items():
    service = import_module(f"{app}.views")
    urlpatterns += [
        path(f"{provider}/login/", views.leaving(provider, service.oauth2_login), name=f"{provider}_login"),
        path(f"{provider}/login/callback/", service.oauth2_callback, name=f"{provider}_callback"),
    ]
