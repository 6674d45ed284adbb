"""The zip around a Word file: what is no Word file, or would swell, is refused with a sentence."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from assessments.bank.exchange import office, word
from assessments.bank.exchange.found import Unreadable
from assessments.bank.exchange.word.reading import OLD
from tests.bank.exchange.word.papers import one, repacked, typed

GOOD = typed("1．甲。（√）")


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        word.read(data)
    return str(refused.value.fault)


def zipped(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"hello", GOOD[: len(GOOD) // 2], zipped({"xl/workbook.xml": b"<a/>"})])
def test_what_is_no_word_file_is_refused(data):
    assert "不是 Word 文件" in refusal(data)


def test_the_old_format_and_files_with_a_password_are_named():
    assert ".doc" in refusal(OLD + b"\0" * 600)


def test_a_part_that_swells_is_refused(monkeypatch):
    monkeypatch.setattr(office, "MOST_BYTES", 10_000)

    assert "太大或太复杂" in refusal(repacked(GOOD, **{"word/document.xml": b"<w>" + b" " * 20_000 + b"</w>"}))


def test_the_size_that_a_zip_tells_is_not_believed(monkeypatch):
    monkeypatch.setattr(office, "MOST_BYTES", 10_000)
    data = repacked(GOOD, **{"word/document.xml": b"<w>" + b" " * 20_000 + b"</w>"})
    size = (20_007).to_bytes(4, "little")

    assert refusal(data.replace(size, (7).to_bytes(4, "little")))


def test_more_parts_than_a_paper_has_are_refused():
    assert "太大或太复杂" in refusal(zipped({f"{number}": b"" for number in range(office.MOST_MEMBERS + 1)}))


def test_entities_are_refused():
    with ZipFile(BytesIO(GOOD)) as packed:
        xml = packed.read("word/document.xml").decode()
    head, _sep, rest = xml.partition("?>")

    assert "实体" in refusal(
        repacked(GOOD, **{"word/document.xml": f"{head}?><!DOCTYPE x [<!ENTITY y 'z'>]>{rest}".encode()})
    )


def test_the_strict_form_of_the_format_is_read():
    with ZipFile(BytesIO(GOOD)) as packed:
        xml = packed.read("word/document.xml")
    for strict, usual in office.STRICT.items():
        xml = xml.replace(usual, strict)

    assert one(repacked(GOOD, **{"word/document.xml": xml})).stem == "甲。（　　）"
