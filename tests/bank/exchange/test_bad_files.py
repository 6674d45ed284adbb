"""Files made to do harm, through the very door an upload takes: refused with a sentence, within the limits of the child process."""

import zipfile
from io import BytesIO

import pytest

from assessments.bank.exchange.child import MEMORY, SECONDS
from assessments.bank.exchange.formats import FORMATS
from assessments.bank.exchange.found import Unreadable
from assessments.bank.exchange.reading import read_file
from tests.bank.exchange.samples import SAMPLES

LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (number, b"&l%d;" % (number - 1) * 10 if number else b"lol") for number in range(10)
)


def refused(tmp_path, name: str, content: bytes, key: str) -> str:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(Unreadable) as refusal:
        read_file(file, FORMATS[key])
    return str(refusal.value.fault)


def test_the_limits_are_those_that_were_promised():
    assert MEMORY == 300 * 2**20
    assert SECONDS < 10


@pytest.mark.parametrize("key", [key for key, form in FORMATS.items() if ".xml" in form.extensions])
@pytest.mark.parametrize(
    "declared",
    [b'<!ENTITY x SYSTEM "file:///etc/passwd">', b'<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;', LAUGHS],
    ids=["an outside file", "an outside DTD", "a billion laughs"],
)
def test_entities_are_refused(tmp_path, key, declared):
    content = (
        b"<!DOCTYPE quiz [%s]><quiz><question type='description'><questiontext><text>&x;&l9;</text></questiontext>"
        b"</question></quiz>" % declared
    )

    assert "XML" in refused(tmp_path, "bad.xml", content, key)


def test_a_hundred_megabytes_are_not_even_read(tmp_path):
    assert "20 MB" in refused(tmp_path, "big.gift", b"question {T}\n\n" * 7_500_000, "gift")


def test_what_takes_too_long_or_too_much_memory_is_given_up(tmp_path):
    deep = b"<p>" * 20_000

    text = refused(tmp_path, "deep.gift", b"[html]" + deep + b" {T}", "gift")

    assert "太大或太复杂" in text


def test_a_small_workbook_that_unfolds_to_much_is_given_up(tmp_path):
    """180 MB of one text in a file of 800 kB."""
    good = BytesIO(FORMATS["xlsx"].write(SAMPLES[:1]))
    bomb = b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'><c t='inlineStr'><is><t>"
    out = BytesIO()
    with zipfile.ZipFile(good) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after:
        for name in before.namelist():
            after.writestr(name, bomb + b"a" * (180 * 2**20) if "sheet1" in name else before.read(name))

    assert "太大或太复杂" in refused(tmp_path, "small.xlsx", out.getvalue(), "xlsx")


@pytest.mark.parametrize("key", list(FORMATS))
def test_what_is_no_file_of_the_format_is_refused(tmp_path, key):
    assert refused(tmp_path, "a.bin", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\0\0", key)


@pytest.mark.parametrize("key", list(FORMATS))
def test_an_empty_file_is_refused(tmp_path, key):
    assert refused(tmp_path, "empty", b"", key)


@pytest.mark.parametrize("lines", [["老", "新"], ["新", "老", "新"]])
def test_two_encodings_in_one_file_are_refused_with_the_line(tmp_path, lines):
    text = {"老": "楼道里能停车吗？{F}".encode("gb18030"), "新": "出口可以上锁吗？{F}".encode()}

    told = refused(tmp_path, "mixed.gift", b"\n\n".join(text[one] for one in lines), "gift")

    assert "混了两种编码" in told
    assert f"第 {2 * lines.index('新') + 1} 行" in told


def test_gb18030_is_read_as_it_was_meant(tmp_path):
    file = tmp_path / "old.gift"
    file.write_bytes("楼道里能停电动车吗？{F}".encode("gb18030"))

    assert read_file(file, FORMATS["gift"]).items[0].wording.stem == "楼道里能停电动车吗？"
