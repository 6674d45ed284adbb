from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from courses.catalogue.models import CataloguePage, LessonPage
from courses.catalogue.permissions import follow_roles
from courses.catalogue.shelving import shelf_for
from people.models import Role
from people.signals import roles_changed
from tests.clients import SignedInClient
from tests.factories import catalogue, people


@pytest.fixture
def own(district):
    return catalogue.lesson(catalogue.module(district), "楼道里的电动车")


@pytest.fixture
def foreign(other_district):
    return catalogue.lesson(catalogue.module(other_district, "海州机密课"), "海州机密一课")


def signed_in(user) -> SignedInClient:
    client = SignedInClient()
    client.force_login(user)
    return client


def test_a_node_gets_its_shelf_below_the_shelves_above_it(city, district):
    shelf = shelf_for(district)

    assert shelf.get_parent().specific.grid == city
    assert shelf.collection.get_parent().name == "阜新市"
    assert shelf_for(district) == shelf


def test_two_groups_hold_the_rights_of_the_branch_and_its_files(district):
    shelf = shelf_for(district)

    def on_pages(group):
        return set(GroupPagePermission.objects.filter(group=group).values_list("page", "permission__codename"))

    def on_files(group):
        return set(GroupCollectionPermission.objects.filter(group=group).values_list("collection", flat=True))

    assert on_pages(shelf.trainers) == {(shelf.pk, "add_page"), (shelf.pk, "change_page")}
    assert on_pages(shelf.administrators) == on_pages(shelf.trainers) | {(shelf.pk, "publish_page")}
    assert on_files(shelf.trainers) == on_files(shelf.administrators) == {shelf.collection_id}
    assert shelf.trainers.permissions.get().codename == "access_admin"


def test_groups_follow_the_roles_when_they_change(district, other_district, trainer):
    role = trainer.roles.get()

    roles_changed.send(sender=Role, user=trainer)
    assert list(trainer.groups.all()) == [shelf_for(district).trainers]

    role.kind, role.grid = Role.Kind.TRAINING_ADMIN, other_district
    role.save()
    roles_changed.send(sender=Role, user=trainer)
    assert list(trainer.groups.all()) == [shelf_for(other_district).administrators]


def test_groups_of_others_stay_as_they_are(district, trainer, administrator):
    follow_roles(administrator)

    follow_roles(trainer)

    assert administrator.groups.get() == CataloguePage.objects.get(depth=2).administrators


def test_a_role_that_has_ended_opens_nothing(trainer):
    follow_roles(trainer)
    trainer.roles.update(last_day=timezone.localdate() - timedelta(days=1))

    assert signed_in(trainer).get("/cms/").status_code == 403


def test_a_role_that_begins_today_opens_the_shelf_without_anybody_doing_anything(district):
    person = people.staff(Role.Kind.TRAINER, district)
    person.roles.update(first_day=timezone.localdate())

    assert signed_in(person).get(f"/cms/pages/{shelf_for(district).pk}/").status_code == 200


def test_who_does_not_train_is_refused_and_a_visitor_is_sent_to_sign_in(officer, worker):
    assert signed_in(officer).get("/cms/").status_code == 403
    assert signed_in(worker.user).get("/cms/").status_code == 403
    assert "/account/login/" in Client().get("/cms/", follow=True).redirect_chain[-1][0]


def test_a_shelf_itself_cannot_be_edited_moved_or_deleted(district, trainer):
    page = shelf_for(district)
    follow_roles(trainer)

    rights = page.permissions_for_user(trainer)

    assert not any((rights.can_edit(), rights.can_delete(), rights.can_move(), rights.can_publish(), rights.can_copy()))
    assert rights.can_add_subpage()


PAGE_ADDRESSES = [
    "/cms/pages/{}/",
    "/cms/pages/{}/edit/",
    "/cms/pages/{}/edit/preview/",
    "/cms/pages/{}/view_draft/",
    "/cms/pages/{}/history/",
    "/cms/pages/{}/usage/",
    "/cms/pages/{}/copy/",
    "/cms/pages/{}/move/",
    "/cms/pages/{}/delete/",
    "/cms/pages/{}/unpublish/",
    "/cms/pages/{}/add_subpage/",
    "/cms/pages/{}/workflow_history/",
    "/cms/pages/workflow/status/{}/",
    "/cms/pages/{}/privacy/",
    "/cms/pages/{}/revisions/1/view/",
    "/cms/pages/{}/revisions/compare/earliest...latest/",
    "/cms/pages/{}/convert_alias/",
    "/cms/pages/{}/lock/",
    "/cms/choose-page/{}/",
    "/cms/api/main/pages/{}/",
    "/cms/choose-page/chosen-multiple/?id={}",
    "/cms/bulk/wagtailcore/page/delete/?id={}",
    "/cms/bulk/wagtailcore/page/publish/?id={}",
    "/cms/editing-sessions/ping/wagtailcore/page/{}/1/",
]
LISTS = [
    "/cms/",
    "/cms/pages/",
    "/cms/pages/search/?q=机密",
    "/cms/choose-page/",
    "/cms/choose-page/?page_type=catalogue.lessonpage",
    "/cms/choose-page/search/?q=机密",
    "/cms/api/main/pages/",
    "/cms/api/main/images/",
    "/cms/api/main/documents/",
    "/cms/reports/site-history/",
    "/cms/reports/workflow/",
    "/cms/reports/workflow_tasks/",
    "/cms/reports/locked/",
    "/cms/reports/aging-pages/",
    "/cms/reports/page-types-usage/",
    "/cms/pages/usage/catalogue/lessonpage/",
    "/cms/pages/usage/catalogue/coursepage/",
    "/cms/images/",
    "/cms/images/chooser/",
    "/cms/images/chooser/results/",
    "/cms/media/",
    "/cms/media/chooser/",
    "/cms/documents/",
    "/cms/documents/chooser/",
    "/cms/collections/",
    "/cms/tag-autocomplete/?term=机",
    "/cms/users/",
    "/cms/groups/",
    "/cms/workflows/list/",
    "/cms/sites/",
]


@pytest.mark.parametrize("address", PAGE_ADDRESSES)
def test_no_address_of_another_districts_page_shows_it(trainer, own, foreign, address):
    client = signed_in(trainer)

    response = client.get(address.format(foreign.pk), headers={"X-Requested-With": "XMLHttpRequest"})

    assert response.status_code in {302, 403, 404, 405}
    assert "机密" not in response.content.decode()
    assert "机密" not in client.get("/cms/").content.decode()  # nor in a message on the next page


@pytest.mark.parametrize("address", LISTS)
def test_no_list_shows_another_districts_things(trainer, own, foreign, address, other_district):
    collection = shelf_for(other_district).collection
    get_image_model().objects.create(title="海州机密图", file=get_test_image_file(), collection=collection)
    foreign.get_parent().get_parent().specific.save_revision()

    response = signed_in(trainer).get(address, follow=True)

    text = response.content.decode().replace("q=机密", "").replace('value="机密"', "").replace("“机密”", "")
    assert "机密" not in text.encode().decode("unicode_escape", "ignore")
    assert "海州" not in text
    assert "\\u6d77\\u5dde" not in text


IMAGE_ADDRESSES = [
    "/cms/images/{}/",
    "/cms/images/{}/delete/",
    "/cms/images/usage/{}/",
    "/cms/images/chooser/{}/",
    "/cms/images/chooser/chosen-multiple/?id={}",
    "/cms/bulk/wagtailimages/image/delete/?id={}",
    "/cms/images/chooser/{}/select_format/",
    "/cms/images/{}/generate_url/",
    "/cms/images/{}/preview/1/max-100x100/",
    "/cms/api/main/images/{}/",
]


@pytest.mark.parametrize("address", IMAGE_ADDRESSES)
def test_no_address_of_another_districts_picture_shows_it(trainer, own, other_district, address):
    collection = shelf_for(other_district).collection
    image = get_image_model().objects.create(title="海州机密图", file=get_test_image_file(), collection=collection)

    response = signed_in(trainer).get(address.format(image.pk), headers={"X-Requested-With": "XMLHttpRequest"})

    assert response.status_code in {302, 403, 404, 405}
    assert "\\u673a\\u5bc6" not in response.content.decode()
    assert "机密" not in response.content.decode()


def test_the_city_administrator_sees_every_district(administrator, own, foreign):
    client = signed_in(administrator)

    assert client.get(f"/cms/pages/{own.pk}/edit/").status_code == 200
    assert client.get(f"/cms/pages/{foreign.pk}/edit/").status_code == 200


def test_a_page_has_no_public_address(own):
    page = LessonPage.objects.get(pk=own.pk)

    assert page.url is None
    assert page.full_url is None
    assert Client().get("/210900/210905/").status_code == 404


def test_a_document_is_for_people_who_are_signed_in(db):
    response = Client().get("/documents/1/x.pdf")

    assert response.status_code == 302
    assert "/account/login/" in response.url
