"""Which pages and files a request to Wagtail's admin names, and whether one of them is another office's."""

from django.db.models import Model
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtailmedia.models import get_media_model

PAGES = {"page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"}
FILES = {
    "image_id": get_image_model,
    "document_id": get_document_model,
    "doc_id": get_document_model,
    "media_id": get_media_model,
}
BULK = {"page": Page, "image": get_image_model, "document": get_document_model, "media": get_media_model}
PLACES = {"wagtailimages_chooser": get_image_model, "wagtaildocs_chooser": get_document_model}

Named = list[tuple[type[Model], set[int]]]


def asked_for(request: HttpRequest, kwargs: dict) -> Named:
    """The models and ids named by the address and its query."""
    named = [(Page, {value for key, value in kwargs.items() if key in PAGES})]
    named += [(FILES[key](), {value}) for key, value in kwargs.items() if key in FILES]
    ids = {int(value) for value in request.GET.getlist("id") if value.isdigit()}
    if (bulk := BULK.get(kwargs.get("model_name", ""))) and ids:
        named.append((bulk if bulk is Page else bulk(), ids))
    match = request.resolver_match
    if match.url_name == "revisions_compare":
        named.append((Page, {int(kwargs["pk"])}))
    if match.url_name == "wagtailadmin_choose_page_chosen_multiple":
        named.append((Page, ids))
    for namespace in match.namespaces:
        if namespace in PLACES:
            named.append((PLACES[namespace](), ids | {int(pk) for pk in [kwargs.get("pk", "")] if str(pk).isdigit()}))
    return [(model, wanted) for model, wanted in named if wanted]


def out_of_reach(user, named: Named) -> bool:
    """Whether one of them exists for others only (or not at all)."""
    return any(_mine(user, model).filter(pk__in=wanted).count() < len(wanted) for model, wanted in named)


def _mine(user, model: type[Model]):
    policy = policy_registry.get_by_type(model)
    if issubclass(model, Page):
        return policy.explorable_instances(user) if user.has_perm("wagtailadmin.access_admin") else Page.objects.none()
    return policy.instances_user_has_any_permission_for(user, ["add", "change", "delete", "choose", "view"])
