"""An export is a QTI 3.0 package as other systems take it: valid names, published templates, pictures beside the items."""

import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from lxml import etree

from assessments.bank.exchange import qti
from assessments.bank.wording import Area, Choice, Kind, Wording
from tests.bank.exchange import samples

QTI = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
CP = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"
SENT = [sample for sample in samples.SAMPLES if qti.carries(sample)]


def members(*wordings: Wording) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(qti.write(wordings))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def item(wording: Wording) -> etree._Element:
    return etree.fromstring(members(wording)["items/00001.xml"])


def template(wording: Wording) -> str:
    return (item(wording).find(f"{QTI}qti-response-processing").get("template") or "").rpartition("/")[2]


def test_all_but_what_a_person_marks_by_its_rubric_is_carried():
    assert [sample.kind for sample in samples.SAMPLES if not qti.carries(sample)] == [Kind.REPORT, Kind.TASK]


def test_the_manifest_lists_each_item_with_its_pictures():
    packed = members(samples.SINGLE, samples.HOTSPOT)
    manifest = etree.fromstring(packed["imsmanifest.xml"])

    resources = manifest.findall(f"{CP}resources/{CP}resource")

    assert [one.get("type") for one in resources] == ["imsqti_item_xmlv3p0"] * 2
    listed = {file.get("href") for one in resources for file in one}
    assert listed == packed.keys() - {"imsmanifest.xml"}
    assert len(listed) == 4
    assert manifest.findtext(f"{CP}metadata/{CP}schemaversion") == "3.0.0"


def test_every_element_belongs_to_qti_or_is_html():
    for sample in SENT:
        for element in item(sample).iter():
            name = etree.QName(element)
            assert name.namespace == QTI[1:-1]
            assert name.localname.startswith("qti-") or name.localname in {"p", "div", "br", "img"}


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        (samples.TRUE_FALSE, "match_correct.xml"),
        (samples.ORDERING, "match_correct.xml"),
        (samples.MULTIPLE, "map_response.xml"),
        (samples.MATCHING, "map_response.xml"),
        (samples.PHRASE, "map_response.xml"),
        (samples.MENUS, "map_response.xml"),
        (samples.HOTSPOT, "map_response_point.xml"),
        (samples.SINGLE, ""),  # it says something about its choices
        (replace(samples.TRUE_FALSE, score=Decimal(2)), ""),  # the template gives 1
    ],
)
def test_the_published_templates_where_they_say_it_all(wording, name):
    assert template(wording) == name


def test_the_same_questions_make_the_same_file():
    assert qti.write(SENT) == qti.write(SENT)
    with zipfile.ZipFile(BytesIO(qti.write(SENT))) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_equal_parts_together_are_the_whole():
    """Three thirds are one, though each is written in seven places."""
    third = Decimal("0.3333333")
    wording = Wording(Kind.MULTIPLE, "选。", choices=tuple(Choice(text, third) for text in "甲乙丙"), partial=True)
    entries = item(wording).iter(f"{QTI}qti-map-entry")

    assert sum(Decimal(entry.get("mapped-value")) for entry in entries) == 1
    assert qti.read(qti.write([wording])).items[0].wording == wording


def test_places_that_only_count_together():
    two = (Area("rect", (0, 0, 1, 1), Decimal("0.5")), Area("poly", (0, 0, 4, 0, 4, 4), Decimal("0.5")))
    wording = replace(samples.HOTSPOT, areas=two)

    assert qti.read(qti.write([wording])).items[0].wording == wording
    assert template(wording) == ""


def test_a_code_that_is_no_identifier_is_lost_and_that_is_said():
    wording = replace(samples.TRUE_FALSE, code="消防 1")

    assert [str(fault) for fault in qti.losses(wording)] == ["编号带不过去。"]
    assert qti.read(qti.write([wording])).items[0].wording.code == ""


def test_what_xml_has_no_place_for_is_left_out():
    wording = Wording(Kind.DESCRIPTION, "一\x0b二", title="三\x00四", explanation="\ufffe五")

    [one] = qti.read(qti.write([wording])).items

    assert (one.wording.stem, one.wording.title, one.wording.explanation) == ("一二", "三四", "五")
