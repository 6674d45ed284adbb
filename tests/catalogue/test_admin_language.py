from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

OURS = Path(settings.LOCALE_PATHS[0]) / "zh_Hans" / "LC_MESSAGES"
APPS = (
    *("wagtail", "wagtail.admin", "wagtail.images", "wagtail.documents", "wagtail.users", "wagtail.snippets"),
    *("wagtail.locales", "wagtail.sites", "wagtail.embeds", "wagtail.search", "wagtailmedia"),
)


def catalogue(path: Path):
    with path.open("rb") as opened:
        return read_po(opened, locale="zh_Hans")


def filled(catalogue, message) -> bool:
    found = catalogue.get(message.id, message.context)
    strings = [] if found is None else [found.string] if isinstance(found.string, str) else found.string
    return bool(strings) and all(strings) and not found.fuzzy


@pytest.mark.parametrize(("app", "domain"), [(app, "django") for app in APPS] + [("wagtail.admin", "djangojs")])
def test_every_gap_of_wagtails_own_chinese_is_filled_by_ours(app, domain):
    folder = Path(find_spec(app).origin).parent / "locale"
    source = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
    theirs = catalogue(folder / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po")
    ours = catalogue(OURS / f"{domain}.po")

    missing = [m.id for m in catalogue(source) if m.id and not filled(theirs, m) and not filled(ours, m)]

    assert missing == []
