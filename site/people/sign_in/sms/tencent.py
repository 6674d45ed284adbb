"""腾讯云短信: SendSms, version 2021-01-11, signed as signature method v3 (TC3-HMAC-SHA256) prescribes.

https://cloud.tencent.com/document/product/382/55981 and https://cloud.tencent.com/document/api/213/30654
"""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings

from people.sign_in.sms.posting import Undelivered, post

URL = "https://sms.tencentcloudapi.com/"
JSON = "application/json; charset=utf-8"


class TencentBackend:
    """The template has one variable, `{1}`."""

    waits = True

    def send(self, phone: str, text: str, code: str) -> None:
        url = settings.SMS_URL or URL
        body = json.dumps(
            {
                "PhoneNumberSet": [f"+86{phone}"],
                "SmsSdkAppId": settings.SMS_APP_ID,
                "SignName": settings.SMS_SIGN_NAME,
                "TemplateId": settings.SMS_TEMPLATE,
                "TemplateParamSet": [code],
            }
        )
        host, now = urlsplit(url).netloc, int(datetime.now(UTC).timestamp())
        headers = {
            "Content-Type": JSON,
            "Host": host,
            "Authorization": sign("sms", host, body, now, settings.SMS_ACCESS_KEY, settings.SMS_ACCESS_SECRET),
            "X-TC-Action": "SendSms",
            "X-TC-Version": "2021-01-11",
            "X-TC-Region": settings.SMS_REGION,
            "X-TC-Timestamp": str(now),
        }
        said = post(url, headers, body.encode()).get("Response", {})
        codes = (
            [said["Error"].get("Code")] if "Error" in said else [s.get("Code") for s in said.get("SendStatusSet", [])]
        )
        if codes != ["Ok"]:
            raise Undelivered(f"Tencent: {codes[0] if codes else 'no code'}")


def sign(service: str, host: str, body: str, timestamp: int, key: str, secret: str) -> str:
    """The header Authorization for JSON posted to `/`; content type and host are signed."""
    day = f"{datetime.fromtimestamp(timestamp, UTC):%Y-%m-%d}"
    request = f"POST\n/\n\ncontent-type:{JSON}\nhost:{host}\n\ncontent-type;host\n{_sha256(body)}"
    scope = f"{day}/{service}/tc3_request"
    to_sign = f"TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{_sha256(request)}"
    signing_key = f"TC3{secret}".encode()
    for part in (day, service, "tc3_request"):
        signing_key = hmac.new(signing_key, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(signing_key, to_sign.encode(), hashlib.sha256).hexdigest()
    return f"TC3-HMAC-SHA256 Credential={key}/{scope}, SignedHeaders=content-type;host, Signature={signature}"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
