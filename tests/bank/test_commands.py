"""Questions in and out by the command line: exit codes and JSON are what others rely on."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from assessments.bank.models import Item, ItemVersion
from tests.factories import bank

GOOD = "::灭火::先做什么？{=断电#对 ~泼水}"
BAD = "问？{~%50%甲 ~%20%乙}"


def run(*arguments) -> tuple[int, str]:
    out, code = StringIO(), 0
    try:
        call_command(*arguments, stdout=out, stderr=StringIO())
    except SystemExit as ended:
        code = int(ended.code or 0)
    return code, out.getvalue()


def test_a_dry_run_describes_each_question_and_needs_no_database(tmp_path):
    file = tmp_path / "a.gift"
    file.write_text(GOOD)

    code, out = run("import_items", file, "--format", "gift", "--dry-run", "--json")

    [item] = json.loads(out)["items"]
    assert code == 0
    assert (item["type"], item["title"], item["stem"]) == ("single", "灭火", "先做什么？")
    assert item["choices"] == [
        {"text": "断电", "weight": 1, "feedback": "对"},
        {"text": "泼水", "weight": 0, "feedback": ""},
    ]
    assert item["category"] == ""


def test_one_bad_question_keeps_all_out(tmp_path, district, everything):
    file = tmp_path / "a.gift"
    file.write_text(f"{GOOD}\n\n{BAD}")

    code, out = run("import_items", file, "--format", "gift", "--bank", district.code, "--json")

    told = json.loads(out)
    assert code == 1
    assert [error["line"] for error in told["errors"]] == [3]
    assert told["imported"] == 0
    assert not Item.objects.exists()


def test_the_good_ones_come_in_when_bad_ones_may_be_skipped(tmp_path, district, everything):
    file = tmp_path / "a.gift"
    file.write_text(f"{GOOD}\n\n{BAD}")

    code, out = run("import_items", file, "--format", "gift", "--bank", district.code, "--skip-bad", "--json")

    told = json.loads(out)
    assert code == 0
    assert told["imported"] == 1
    assert [skipped["line"] for skipped in told["skipped"]] == [3]
    assert ItemVersion.objects.get().state == "draft"


def test_the_same_file_twice_adds_nothing(tmp_path, district, everything):
    file = tmp_path / "a.gift"
    file.write_text(GOOD)
    run("import_items", file, "--format", "gift", "--bank", district.code)

    _code, out = run("import_items", file, "--format", "gift", "--bank", district.code, "--json")

    assert json.loads(out)["imported"] == 0
    assert ItemVersion.objects.count() == 1


def test_a_number_used_twice_in_a_file_is_that_of_the_first_and_the_same_question_comes_in_once(
    tmp_path, district, everything
):
    file = tmp_path / "a.gift"
    other = "打哪个电话？{=119}"
    file.write_text("\n\n".join(f"// [id:fire]\n{text}" for text in (GOOD, GOOD, other)))

    code, out = run("import_items", file, "--format", "gift", "--bank", district.code, "--json")

    assert (code, json.loads(out)["imported"]) == (0, 2)
    assert ItemVersion.objects.get(item__code="fire").stem == "先做什么？"


@pytest.mark.parametrize("arguments", [["nowhere.gift", "--format", "gift"], ["--bank", "999999", "--format", "gift"]])
def test_wrong_use_ends_with_two(tmp_path, district, everything, arguments):
    file = tmp_path / "a.gift"
    file.write_text(GOOD)

    code, _out = run("import_items", *(arguments if arguments[0] == "nowhere.gift" else [file, *arguments]))

    assert code == 2


def test_what_goes_out_comes_in_as_the_same(tmp_path, district, other_district, everything):
    version = bank.version(district, kind="multiple", right="AB")
    file = tmp_path / "a.xml"

    run("export_items", "--format", "moodle-xml", "--output", file, "--bank", district.code)
    run("import_items", file, "--format", "moodle-xml", "--bank", other_district.code)

    copy = ItemVersion.objects.get(item__grid=other_district)
    assert (copy.stem, copy.body["choices"]) == (version.stem, version.body["choices"])
