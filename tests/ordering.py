"""Which tests come first, so that two processes are done at the same time."""

import pytest

# The longest of those that come last, the longest first.
LONGEST = ("test_chain", "test_by_hand", "test_every_kind", "test_regrade")


def put_in_order(items: list[pytest.Item]) -> None:
    """Those without a database, those that roll back, those that empty it; before all of them one that needs the database.

    While the process that gets this one migrates the template, the other has those without a database to run.
    """
    items.sort(key=_place)
    first = next((item for item in items if _place(item) >= (1, 0)), None)
    if first:
        items.remove(first)
        items.insert(0, first)


def _place(item: pytest.Item) -> tuple[int, int]:
    mark = item.get_closest_marker("django_db")
    if "live_server" in item.fixturenames or (mark and mark.kwargs.get("transaction")):
        rank = LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST)
        return 2, rank + ("journey" not in item.keywords)
    return int(bool(mark) or "django_db_setup" in item.fixturenames), 0
