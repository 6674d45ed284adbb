import json
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images import get_image_model
from wagtailmedia.models import Media

from courses.catalogue.models import CataloguePage
from courses.catalogue.permissions import follow_roles
from courses.catalogue.rendering import lesson_body
from tests.clients import SignedInClient
from tests.factories import catalogue


def first_page(user) -> str:
    client = SignedInClient()
    client.force_login(user)
    return client.get("/cms/").content.decode()


def menu_of(page: str) -> list[str]:
    """The labels of the side menu's entries, from the description Wagtail hands to its script."""
    props = json.loads(
        re.search(r'id="wagtail-sidebar-props" type="application/json">(.*?)</script>', page, re.S).group(1)
    )
    modules = props["modules"]
    entries = next(module["_args"][0] for module in modules if module["_type"] == "wagtail.sidebar.MainMenuModule")
    return [entry["_args"][0]["label"] for entry in entries]


def test_a_trainer_has_five_entries(trainer):
    assert menu_of(first_page(trainer)) == ["轮训", "课程", "题库", "人员", "更多"]


def test_a_city_administrator_has_the_same_five_and_no_settings(administrator):
    assert menu_of(first_page(administrator)) == ["轮训", "课程", "题库", "人员", "更多"]


def test_the_first_page_is_ours_and_calls_nobody_else(trainer):
    page = first_page(trainer)

    assert "打开课程" in page
    assert "gridschool/admin.css" in page
    assert trainer.name.encode("unicode_escape").decode() in page  # as JSON, for the menu
    assert not re.findall(r'(?:src|<link[^>]+href)="https?://', page)


def test_the_admin_has_wagtails_policy(trainer):
    client = SignedInClient()
    client.force_login(trainer)

    assert "'unsafe-inline'" in client.get("/cms/")["Content-Security-Policy"]


def test_a_video_waits_to_be_asked_for_and_says_its_size(district):
    page = catalogue.lesson(catalogue.module(district))
    video = Media(title="短片", type="video", width=640, height=360)
    video.file.save("clip.mp4", ContentFile(b"0" * 2048))
    page.body = [{"type": "video", "value": {"video": video.pk, "caption": "车主把车推出楼道。"}}]
    revision = page.save_revision()

    body = lesson_body(page.pk, revision.pk)

    assert 'preload="none"' in body and "controls" in body
    assert "车主把车推出楼道。" in body
    assert re.search(r"视频，2.0.KB", body)


@pytest.mark.parametrize("smuggled", ["<script>alert(1)</script>", '<rect onload="alert(1)"/>'])
def test_a_drawing_that_is_uploaded_may_only_draw(trainer, smuggled):
    drawing = catalogue.DRAWING.replace("</svg>", f"{smuggled}</svg>").encode()
    client = SignedInClient()
    follow_roles(trainer)
    client.force_login(trainer)
    collection = CataloguePage.objects.get(trainers__user=trainer).collection_id
    upload = {"title": "图", "files[]": SimpleUploadedFile("x.svg", drawing, "image/svg+xml"), "collection": collection}

    response = client.post("/cms/images/multiple/add/", upload, headers={"X-Requested-With": "XMLHttpRequest"})

    assert "脚本" in response.json()["error_message"]
    assert not get_image_model().objects.exists()
