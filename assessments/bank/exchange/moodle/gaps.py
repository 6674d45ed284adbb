"""Gaps with the words to put in: Moodle's gapselect and ddwtos, where [[3]] stands for the third word."""

from collections.abc import Callable

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.moodle.texts import Texts
from assessments.bank.wording import Answer, Gap, Kind, Wording
from assessments.bank.wording.texts import GAP


def read_menus(question: etree._Element, text: Texts) -> Wording:
    return _read(question, text, question.findall("selectoption"))


def read_drags(question: etree._Element, text: Texts) -> Wording:
    return _read(question, text, question.findall("dragbox"))


def _read(question: etree._Element, text: Texts, options: list[etree._Element]) -> Wording:
    words = [(text.of(option, "moodle_auto_format"), (option.findtext("group") or "1").strip()) for option in options]
    gaps: list[Gap] = []

    def numbered(found) -> str:
        place = int(found[1])
        if not 1 <= place <= len(words):
            raise BadItem(
                gettext_noop("空里写的是第 %(place)s 个词，可是没有这个词。"), question.sourceline, place=place
            )
        word, group = words[place - 1]
        menu = tuple(dict.fromkeys(other for other, its in words if its == group))
        gaps.append(Gap((Answer(word),), menu))
        return f"[[{len(gaps)}]]"

    place: Callable = numbered
    stem = GAP.sub(place, text.of(question.find("questiontext"), "moodle_auto_format"))
    return Wording(Kind.GAP, stem, gaps=tuple(gaps), partial=True)
