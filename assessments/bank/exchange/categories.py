"""Categories of other systems as topics of the bank: a path of names divided by /."""

import re

LONGEST = 120
TOPS = re.compile(r"^\$(?:course|system|module|cat\d*)\$|^top$", re.IGNORECASE)


def topic_of(category: str) -> str:
    """$course$/top/消防/楼道 → 消防/楼道. A double slash is a slash in a name; it becomes a full-width one."""
    names = [name.strip() for name in category.replace("//", "／").split("/")]
    while names and (not names[0] or TOPS.match(names[0])):
        names.pop(0)
    return "/".join(name for name in names if name)[:LONGEST].rstrip("/")


def category_of(topic: str) -> str:
    """The way back, as Moodle writes it."""
    return f"$course$/top/{topic}" if topic else "$course$/top"
