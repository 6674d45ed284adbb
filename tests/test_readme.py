"""The README's table of settings is complete and names nothing that is not there."""

import re

from django.conf import settings

READ = re.compile(r'env\.(?:text|flag|number|words)\(\s*"([A-Z_]+)"')


def test_every_environment_variable_stands_in_the_readme_and_no_other():
    source = (settings.BASE_DIR / "site" / "config" / "settings.py").read_text()
    table = (settings.BASE_DIR / "README.md").read_text().partition("## Settings")[2]
    rows = [line for line in table.splitlines() if line.startswith("| `")]

    named = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1])}

    assert named == set(READ.findall(source))
