"""企业微信 (WeCom) as a provider for allauth: a company's own application, members only."""

from allauth.socialaccount.providers.base import ProviderAccount
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider

from people.sign_in.wecom.views import WeComAdapter


class WeComProvider(OAuth2Provider):
    """The app's client id is the corp id, its secret the application's, its key the agent id."""

    id = "wecom"
    name = "WeCom"
    account_class = ProviderAccount
    oauth2_adapter_class = WeComAdapter

    def extract_uid(self, data):
        return data["userid"]


provider_classes = [WeComProvider]
