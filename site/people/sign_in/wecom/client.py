"""What is asked of WeCom's server. Sources: developer.work.weixin.qq.com, documents 98152 (the QR page), 91022 (inside the
app), 91039 (the application's token), 98176 (who has just signed in)."""

from urllib.parse import urlencode

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from django.core.cache import caches

IN_THE_APP = "https://open.weixin.qq.com/connect/oauth2/authorize"
BY_QR_CODE = "https://login.work.weixin.qq.com/wwlogin/sso/login"
TOKEN_IS_OVER = {40014, 42001}  # the application's token is no longer valid


class WeComClient(OAuth2Client):
    """A code is exchanged for the member's userid with the token of the application, not of the person."""

    agent_id = ""
    api = ""

    def get_redirect_url(self, authorization_url, scope, extra_params):
        params = {
            "appid": self.consumer_key,
            "agentid": self.agent_id,
            "redirect_uri": self.callback_url,
            "state": self.state,
        }
        if authorization_url == IN_THE_APP:
            there = params | {"response_type": "code", "scope": "snsapi_base"}
            return f"{authorization_url}?{urlencode(there)}#wechat_redirect"
        return f"{authorization_url}?{urlencode(params | {'login_type': 'CorpApp'})}"

    def get_access_token(self, code, pkce_code_verifier=None, extra_data=None):
        """The member's userid beside the application's token. Raises OAuth2Error, also for somebody who is no member."""
        token = self._application_token()
        said = self._get("cgi-bin/auth/getuserinfo", access_token=token, code=code)
        if said.get("errcode") in TOKEN_IS_OVER:
            token = self._application_token(anew=True)
            said = self._get("cgi-bin/auth/getuserinfo", access_token=token, code=code)
        if said.get("errcode") or not said.get("userid"):
            raise OAuth2Error(f"getuserinfo: {said.get('errcode')}")
        return {"access_token": token, "userid": said["userid"]}

    def _application_token(self, anew: bool = False) -> str:
        """Kept in this process until shortly before its end, as WeCom asks: it limits how often one is given."""
        name = f"wecom:{self.consumer_key}:{self.agent_id}"
        kept = None if anew else caches["local"].get(name)
        if kept:
            return kept
        said = self._get("cgi-bin/gettoken", corpid=self.consumer_key, corpsecret=self.consumer_secret)
        if said.get("errcode") or not said.get("access_token"):
            raise OAuth2Error(f"gettoken: {said.get('errcode')}")
        caches["local"].set(name, said["access_token"], max(int(said.get("expires_in", 0)) - 300, 0))
        return said["access_token"]

    def _get(self, path: str, **params: str) -> dict:
        with get_adapter().get_requests_session() as session:
            answer = session.get(f"{self.api}/{path}", params=params)
            answer.raise_for_status()
            return answer.json()
