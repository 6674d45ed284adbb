"""阿里云短信: SendSms, version 2017-05-25, signed as V3 (ACS3-HMAC-SHA256) prescribes.

https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
"""

import hashlib
import hmac
import json
import secrets
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from django.conf import settings

from people.sign_in.sms.posting import Undelivered, post

URL = "https://dysmsapi.aliyuncs.com/"
EMPTY = hashlib.sha256(b"").hexdigest()


class AliyunBackend:
    """The template has one variable, `${code}`."""

    waits = True

    def send(self, phone: str, text: str, code: str) -> None:
        url = settings.SMS_URL or URL
        query = canonical(
            {
                "PhoneNumbers": phone,
                "SignName": settings.SMS_SIGN_NAME,
                "TemplateCode": settings.SMS_TEMPLATE,
                "TemplateParam": json.dumps({"code": code}),
            }
        )
        headers = {
            "host": urlsplit(url).netloc,
            "x-acs-action": "SendSms",
            "x-acs-content-sha256": EMPTY,
            "x-acs-date": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "x-acs-signature-nonce": secrets.token_hex(16),
            "x-acs-version": "2017-05-25",
        }
        authorization = sign(query, headers, settings.SMS_ACCESS_KEY, settings.SMS_ACCESS_SECRET)
        said = post(f"{url}?{query}", headers | {"Authorization": authorization})
        if said.get("Code") != "OK":
            raise Undelivered(f"Aliyun: {said.get('Code', 'no code')}")


def canonical(parameters: dict[str, str]) -> str:
    """The query as it is signed and sent: sorted by name, all but `A-Za-z0-9-_.~` percent-encoded."""
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in sorted(parameters.items()))


def sign(query: str, headers: dict[str, str], key: str, secret: str) -> str:
    """The header Authorization for an empty body posted to `/`; `headers` are all to be signed, named in small letters."""
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in sorted(headers))
    request = f"POST\n/\n{query}\n{lines}\n{names}\n{headers['x-acs-content-sha256']}"
    to_sign = f"ACS3-HMAC-SHA256\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    return f"ACS3-HMAC-SHA256 Credential={key},SignedHeaders={names},Signature={signature}"
