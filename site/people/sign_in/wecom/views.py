"""Going to WeCom and coming back: by QR code in a browser, at once inside the WeCom app."""

from allauth.socialaccount.providers.oauth2.views import OAuth2Adapter, OAuth2CallbackView, OAuth2LoginView
from django.conf import settings

from people.sign_in.wecom.client import BY_QR_CODE, IN_THE_APP, WeComClient


class WeComAdapter(OAuth2Adapter):
    provider_id = "wecom"
    client_class = WeComClient
    access_token_url = ""  # the client knows what to ask, and where

    @property
    def authorize_url(self):
        return IN_THE_APP if self._inside() else BY_QR_CODE

    def get_client(self, request, app):
        client = super().get_client(request, app)
        client.agent_id, client.api = app.key, settings.WECOM_API
        return client

    def complete_login(self, request, app, token, **kwargs):
        return self.get_provider().sociallogin_from_response(request, kwargs["response"])

    def _inside(self) -> bool:
        return "wxwork" in self.request.headers.get("User-Agent", "").lower()


oauth2_login = OAuth2LoginView.adapter_view(WeComAdapter)
oauth2_callback = OAuth2CallbackView.adapter_view(WeComAdapter)
