"""Reads papers as they are typed in offices: Word files with questions, options and answers."""

from django.utils.translation import gettext_noop

from assessments.bank.exchange import xml
from assessments.bank.exchange.found import BadItem, Found, Unreadable
from assessments.bank.exchange.office import Package
from assessments.bank.exchange.word.answering import answer
from assessments.bank.exchange.word.lines import BLOCKS, Lines
from assessments.bank.exchange.word.lists import read_lists
from assessments.bank.exchange.word.names import W
from assessments.bank.exchange.word.pictures import Pictures
from assessments.bank.exchange.word.questions import question
from assessments.bank.exchange.word.styles import read_styles
from assessments.bank.exchange.word.walking import Walk

OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # before 2007, or locked with a password
NO_WORD = gettext_noop("这不是 Word 文件（.docx），或者文件坏了。")


def read(data: bytes) -> Found:
    if data.startswith(OLD):
        raise Unreadable(gettext_noop("这是旧的 Word 格式（.doc），或者加了密码。请另存为不加密码的 .docx 再试。"))
    package = Package(data, NO_WORD, "word/document.xml")
    document = package.usual(package.document)
    if document is None:
        raise Unreadable(NO_WORD)
    relations = package.relations(package.document)
    named = {kind.rpartition("/")[2]: target for kind, target in relations.values()}
    lines = Lines(
        read_lists(package.root(named.get("numbering", ""))),
        read_styles(package.root(named.get("styles", ""))),
        Pictures(package, relations),
    )
    paper = Walk(lines.of(xml.below(document, W + "body", BLOCKS))).through()
    answer(paper)
    found = Found(faults=paper.faults)
    for draft in paper.drafts:
        try:
            item, fault = question(draft)
        except BadItem as bad:
            found.faults.append(bad.fault)
        else:
            if fault:
                found.unsound.append((item, fault))
            else:
                found.items.append(item)
    return found
