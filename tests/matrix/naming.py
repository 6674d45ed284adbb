"""Which object of a district an id in an address stands for, told by the name of the parameter."""

from urllib.parse import quote

from tests.matrix.district import District
from tests.matrix.doors import Door
from tests.matrix.walking import Address

# In Wagtail's addresses the parameter says what it names.
BY_PARAMETER = {
    "page_id": "lesson",
    "parent_page_id": "module",
    "page_to_move_id": "lesson",
    "destination_id": "course",
    "page_pk": "lesson",
    "image_id": "image",
    "document_id": "document",
    "doc_id": "document",
    "media_id": "media",
    "document_filename": "document_name",
    "uploaded_file_id": "upload",
    "collection_id": "collection",
    "restriction_id": "restriction",
    "revision_id": "revision",
    "revision_id_a": "revision",
    "revision_id_b": "second_revision",
    "session_id": "session",
    "task_id": "task",
    "task_state_id": "task_state",
    "workflow_state_id": "workflow_state",
    "workflow_pk": "workflow",
    "enrolment_id": "enrolment",
    "order": "order",
    "object_id": "lesson",
    "1": "document",
    "2": "document_name",
    "anything": "document_name",
    "path": "document_path",
}
WORDS = {
    "app_label": "wagtailcore",
    "model_name": "page",
    "app_name": "catalogue",
    "content_type_app_name": "catalogue",
    "content_type_model_name": "lessonpage",
    "action": "delete",
    "action_name": "approve",
    "media_type": "video",
    "filter_spec": "max-100x100",
    "uidb64": "MQ",
    "token": "a-b",
    "kind": "single",
}


def path_of(address: Address, door: Door, district: District, foreign: District | None = None, one: str = "") -> str:
    """The address with the district's objects in it; with `one`, this parameter names the foreign district's object."""

    def value(parameter: str) -> str:
        holder = foreign if foreign and parameter == one else district
        if parameter in door.names:
            return quote(holder.value(door.names[parameter]))
        return quote(WORDS.get(parameter) or holder.value(BY_PARAMETER[parameter]))

    query = "&".join(f"{name}={district.value(thing)}" for name, thing in door.query.items())
    return address.path(value) + (f"?{query}" if query else "")


def ids_of(address: Address, door: Door) -> list[str]:
    """The parameters that name an object of a district."""
    return [name for name in address.parameters if name in door.names or name not in WORDS] + list(door.query)
