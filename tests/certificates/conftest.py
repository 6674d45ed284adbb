import pytest

from tests.clients import SignedInClient
from tests.factories import certificates


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    """Documents of a test go with it."""
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


@pytest.fixture
def training(district, everything):
    return certificates.round_of(district)


@pytest.fixture
def certificate(worker, training, officer, approver):
    return certificates.certificate_for(worker, training, officer, approver)


@pytest.fixture
def signed_in():
    def sign_in(user) -> SignedInClient:
        client = SignedInClient()
        client.force_login(user)
        return client

    return sign_in
