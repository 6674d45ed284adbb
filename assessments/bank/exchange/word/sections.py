"""The headings of a paper, 一、单选题（每题2分，共20分）: they give the kind of the questions below and what each is worth."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assessments.bank.exchange.word.numerals import of_chinese
from assessments.bank.wording import Kind

CHOICE = "choice"  # 选择题: the key says whether one or several
NAMES = {
    Kind.SINGLE: "单选 单项选择 单选择",
    Kind.MULTIPLE: "多选 多项选择 不定项选择 不定项",
    Kind.TRUE_FALSE: "判断 判断正误 判断对错 是非 是非判断",
    Kind.GAP: "填空",
    Kind.SHORT_ANSWER: "简答 问答 论述 简述 名词解释 主观",
    Kind.CASE: "案例分析 案例 材料分析 材料 情景分析 综合分析",
    Kind.ORDERING: "排序",
    Kind.MATCHING: "连线 匹配 配对",
    Kind.DESCRIPTION: "说明文字",
    CHOICE: "选择",
}
KINDS = {name: kind for kind, names in NAMES.items() for name in names.split()}
_NAME = "|".join(sorted(KINDS, key=len, reverse=True))
_COUNT = "[一二三四五六七八九十百千零]{1,7}"
ORDINAL = re.compile(
    rf"(?:第\s*({_COUNT})\s*(?:部分|大题|题)\s*[、．.:：]?|[（(]\s*({_COUNT})\s*[）)]\s*[、．.]?|({_COUNT})(?:\s*[、．.]|\s*[:：]?\s*(?=(?:{_NAME})类?试?题)))\s*"
)
_REST = r"(?P<rest>\s*(?:$|[（(【\[:：、.].*|(?<=题)[,，。;；].*|\s.*|下列.*|正确.*))"
NUMBERED = re.compile(
    rf"(?:(?P<name>{_NAME})|[^\s，。：:（(]{{1,6}}?(?P<later>{_NAME})(?=类?试?题))(?:类?试?题型?)?{_REST}"
)
OTHER = re.compile(
    r"(?:[^，。：:？?_（(]{1,12}题\s*[（(][^）)]*分.*|[^，。：:？?_（(]{0,6}(?:计算|应用|操作|分析|写作|解答|改错|附加|设计|实务|公文)题)$"
)
BARE = re.compile(rf"[【\[]?(?P<name>{_NAME})题型?(?:部分)?[】\]]?(?P<rest>\s*[:：]?\s*(?:[（(【\[].*)?)$")
_WORTH = r"(?:[，,、\s]\s*(?P<worth%s>\d{1,3}(?:\.\d{1,4})?)\s*分)"
TAG = re.compile(
    rf"(?:[【\[［〔]\s*({_NAME})(?:试?题)?\s*{_WORTH % 1}?\s*[】\]］〕]|[（(]\s*({_NAME})题?\s*{_WORTH % 2}?\s*[）)])\s*"
)
TAG_LAST = re.compile(
    rf"\s*(?:[【\[［〔]\s*({_NAME})(?:试?题)?\s*{_WORTH % 1}?\s*[】\]］〕]|[（(]\s*({_NAME})(?:题|题?{_WORTH % 2})\s*[）)])\s*[。.]?$"
)
EACH = re.compile(r"每(?:小)?题\s*(\d{1,3}(?:\.\d{1,4})?)\s*分")
EACH_GAP = re.compile(r"每(?:个)?空\s*(?:格)?\s*(\d{1,3}(?:\.\d{1,4})?)\s*分")
LONGEST = 160


@dataclass(frozen=True)
class Section:
    kind: str = ""  # "" where no heading told it
    score: Decimal | None = None
    per_gap: Decimal | None = None
    place: int = 0  # 1 for 一、
    rest: str = ""  # what follows the name, when it is no instruction


def section_of(text: str) -> Section | None:
    """None when the line is no heading of a section."""
    if len(text) > LONGEST:
        return None
    ordinal = ORDINAL.match(text)
    after = text[ordinal.end() :] if ordinal else text
    found = NUMBERED.match(after) if ordinal else BARE.match(text)
    place = of_chinese(next(filter(None, ordinal.groups()))) if ordinal else 0
    if not found:
        return with_worth(Section(place=place), text) if ordinal and OTHER.match(after) else None
    rest = found["rest"].strip(" 　:：、,，。.;；\t")
    section = Section(
        KINDS[next(one for one in found.groups()[:2] if one in KINDS)],
        place=place,
        rest="" if rest.startswith(tuple("（([【下正")) or "分" in rest or "题" in rest else rest,
    )
    return with_worth(section, text)


def with_worth(section: Section, text: str) -> Section:
    """With what a line says each question or place is worth."""
    each, each_gap = EACH.search(text), EACH_GAP.search(text)
    return replace(
        section,
        score=Decimal(each[1]) if each else section.score,
        per_gap=Decimal(each_gap[1]) if each_gap else section.per_gap,
    )


def tagged(found: re.Match) -> tuple[str, str]:
    """The kind that a tag says, and what it says the question is worth, "" when it does not."""
    kind = next(one for one in found.groups() if one in KINDS)
    return KINDS[kind], found["worth1"] or found["worth2"] or ""


def kind_of(name: str) -> str:
    """Of a label 题型 or a tag; "" for what is no kind."""
    return KINDS.get(name.strip().removesuffix("题").removesuffix("试"), "")
