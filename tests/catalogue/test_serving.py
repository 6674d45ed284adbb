"""Uploaded documents are for the people of the branch they belong to."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents import get_document_model

from courses.catalogue.shelving import shelf_for
from tests.clients import SignedInClient
from tests.factories import catalogue, people


@pytest.fixture
def document(other_district):
    file = SimpleUploadedFile("plan.txt", b"secret")
    return get_document_model().objects.create(title="方案", file=file, collection=shelf_for(other_district).collection)


def status(user, address: str) -> int:
    client = SignedInClient()
    client.force_login(user)
    return client.get(address).status_code


def test_people_of_the_branch_read_it_and_others_do_not(document, other_district, worker, trainer, administrator):
    colleague = people.worker(other_district)

    assert status(colleague.user, document.url) == 200
    assert status(administrator, document.url) == 200
    assert status(worker.user, document.url) == 404
    assert status(trainer, document.url) == 404


def test_the_file_itself_has_no_address(document, administrator):
    assert status(administrator, f"/media/{document.file.name}") == 404


def test_pictures_are_for_who_is_signed_in(db):
    assert "/account/login/" in Client().get("/media/images/x.png").url


def test_half_a_form_of_wagtail_is_refused_and_nothing_breaks(trainer, district):
    module = catalogue.module(district)
    client = SignedInClient()
    client.force_login(trainer)

    response = client.post(f"/cms/pages/add/catalogue/lessonpage/{module.pk}/", {"title": "没有正文"})

    assert response.status_code == 400 and "不完整" in response.content.decode()
    assert not module.get_children().exists()
