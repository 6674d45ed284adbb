"""What a phone answers when it is asked for a passkey. The key belongs to nobody: the numbers are no point of its curve."""

from hashlib import sha256

from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

VERIFIED = 0x45  # somebody was there, a finger or a code was asked for, and a key goes with it
KEY = {1: 2, 3: -7, -1: 1, -2: b"\x01" * 32, -3: b"\x02" * 32}  # ES256


def credential(name: str, host: str = "testserver") -> dict:
    """As allauth keeps it."""
    number = name.encode()
    held = AttestedCredentialData.create(bytes(16), number, KEY)
    data = AuthenticatorData.create(sha256(host.encode()).digest(), VERIFIED, 0, held)
    client = CollectedClientData.create(type="webauthn.create", challenge=b"-", origin=f"http://{host}")
    response = {
        "clientDataJSON": websafe_encode(client),
        "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
    }
    number_in_text = websafe_encode(number)
    return {
        "id": number_in_text,
        "rawId": number_in_text,
        "type": "public-key",
        "response": response,
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
