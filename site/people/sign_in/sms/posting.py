"""One request to a provider's server, and its answer."""

import json
import urllib.error
import urllib.request

TIMEOUT = 10  # seconds


class Undelivered(Exception):
    """The provider did not take the message; says why in the provider's own code, and never what was in it."""


def post(url: str, headers: dict[str, str], body: bytes = b"") -> dict:
    """The answer as JSON, an empty one as {}. Raises Undelivered when there is no connection, or an answer nobody can read.

    Providers explain a refusal in the body of an answer 4xx, so that is read like any other.
    """
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")  # noqa: S310  the operator's own
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            text = answer.read()
    except urllib.error.HTTPError as error:
        text = error.read() or f'{{"Code": "HTTP {error.code}"}}'.encode()
    except OSError as error:
        raise Undelivered(f"no connection ({type(error).__name__})") from None
    try:
        said = json.loads(text or b"{}")
    except ValueError:
        raise Undelivered("an answer that is no JSON") from None
    return said if isinstance(said, dict) else {}
