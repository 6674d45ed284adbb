"""Content packages: what belongs to them is found, what leads out of them or bursts them is refused."""

import zipfile
from io import BytesIO

import pytest

from assessments.bank.exchange import qti
from assessments.bank.exchange.child import MEMORY
from assessments.bank.exchange.found import Found, Unreadable
from assessments.bank.exchange.qti import package as packages
from tests.bank.exchange.qti.items import choices, item, package, response, zipped
from tests.bank.exchange.strategies import PNG

GOOD = item(choices("甲", "乙"), response("A"), "match_correct")
SHOWN = item('<p><img src="%s" alt="图"/></p>' + choices("甲", "乙", prompt=""), response("A"), "match_correct")
MANIFEST = '<manifest><resources><resource type="imsqti_item_xmlv3p0" href="%s"/></resources></manifest>'


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        qti.read(data)
    return str(refusal.value.fault)


def sentences(found: Found) -> list[str]:
    return [str(fault) for fault in found.all_faults]


@pytest.mark.parametrize(
    "kind", ["imsqti_item_xmlv2p1", "imsqti_item_xmlv2p2", "imsqti_item_xmlv3p0", "imsqti_apipitem_xmlv2p1"]
)
def test_the_items_of_the_manifest_in_its_order(kind):
    titled = {f"{name}.xml": GOOD.replace("一题", name) for name in "cab"}

    found = qti.read(package(titled, {"test.xml": b"<assessmentTest/>"}, kind))

    assert [one.wording.title for one in found.items] == ["c", "a", "b"]
    assert [one.line for one in found.items] == [None] * 3


def test_a_package_that_was_packed_with_its_folder():
    found = qti.read(
        zipped({"bank/imsmanifest.xml": (MANIFEST % "q/a%20b.xml").encode(), "bank/q/a b.xml": GOOD.encode()})
    )

    assert len(found.items) == 1


@pytest.mark.parametrize("path", ["../a.png", "../../items/../../a.png", "/etc/passwd", "C:\\a.png", "..\\..\\a.png"])
def test_a_picture_outside_the_package_is_refused_by_name(path):
    found = qti.read(package({"items/a.xml": SHOWN.replace("%s", f"../{path}" if path[0] == "." else path)}))

    assert found.items == []
    [sentence] = sentences(found)
    assert "内容包外面" in sentence
    assert "一题" in sentence


@pytest.mark.parametrize("path", ["../a.xml", "/a.xml", "q/../../a.xml", "%2e%2e/a.xml"])
def test_an_item_outside_the_package_is_refused_by_name(path):
    found = qti.read(zipped({"imsmanifest.xml": (MANIFEST % path).encode(), "../a.xml": GOOD.encode()}))

    assert found.items == []
    assert "内容包外面" in sentences(found)[0]


def test_one_bad_item_leaves_the_others():
    listed = package({"a.xml": "<assessmentItem", "b.xml": GOOD})
    with zipfile.ZipFile(BytesIO(listed)) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    more = b'<resource type="imsqti_item_xmlv2p1" href="c.xml"/></resources>'
    members["imsmanifest.xml"] = members["imsmanifest.xml"].replace(b"</resources>", more)

    found = qti.read(zipped(members))

    assert len(found.items) == 1
    assert ["a.xml" in sentence or "c.xml" in sentence for sentence in sentences(found)] == [True, True]


def test_pictures_of_one_name_in_two_folders_stay_two():
    body = '<p><img src="a/x.png" alt=""/><img src="b/x.png" alt=""/><img src="a/x.png" alt=""/></p>'

    [one] = qti.read(package({"q.xml": item(body)}, {"a/x.png": PNG, "b/x.png": PNG + b"\0"})).items

    assert one.wording.stem == "![](x.png)![](2-x.png)![](x.png)"
    assert len(one.wording.files) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({"a.xml": GOOD.encode()}), "imsmanifest.xml"),
        (zipped({"imsmanifest.xml": b"<manifest/>"}), "没有列出题目"),
        (zipped({"imsmanifest.xml": b"<manifest"}), "XML"),
        (b"PK\3\4" + b"\0" * 40, "ZIP"),
        (package({"a.xml": GOOD})[:-30], "ZIP"),
        (b"<questestinterop/>", "QTI 1.x"),
        (b"<assessmentTest/>", "assessmentTest"),
    ],
)
def test_what_is_no_package_and_no_item_is_refused(data, words):
    assert words in refused(data)


def test_a_member_that_bursts_is_given_up_while_it_is_read(monkeypatch):
    monkeypatch.setattr(packages, "MOST_BYTES", 200_000)
    burst = package({"a.xml": GOOD + " " * 300_000})

    assert len(burst) < 5_000
    assert "太大或太复杂" in refused(burst)


def test_a_member_that_lies_about_its_size_is_refused():
    data = bytearray(package({"a.xml": GOOD}))
    place = data.rindex(b"PK\1\2")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")

    assert "损坏" in refused(bytes(data))


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(packages, "MOST_MEMBERS", 3)

    assert "太大或太复杂" in refused(package({f"{number}.xml": GOOD for number in range(3)}))


def test_the_limits_are_those_that_were_promised():
    assert packages.MOST_BYTES == 50 * 2**20
    assert MEMORY == 300 * 2**20
