"""How offices write kinds of question, answers and difficulties. Everything is compared in half-width and small letters."""

import re
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import BadItem
from assessments.bank.wording import Kind, texts

LETTERS = "ABCDEFGHIJKLMNOPQRST"
KIND_WORDS = {
    Kind.SINGLE: "单选 单项选择 单项 single singlechoice",
    Kind.MULTIPLE: "多选 多项选择 多项 不定项 不定项选择 multiple multiplechoice",
    Kind.TRUE_FALSE: "判断 是非 对错 判断正误 判断对错 truefalse",
    Kind.GAP: "填空 gap fillintheblank",
    Kind.SHORT_ANSWER: "简答 问答 论述 名词解释 简述 主观 shortanswer essay",
    Kind.ORDERING: "排序 ordering",
    Kind.MATCHING: "连线 匹配 配对 matching",
    Kind.CASE: "案例 案例分析 材料 材料分析 case",
    Kind.REPORT: "模拟上报 上报",
    Kind.TASK: "实操 操作",
    Kind.DESCRIPTION: "说明文字 说明 description",
}
KINDS = {word: kind for kind, words in KIND_WORDS.items() for word in words.split()}
TRUE = frozenset(["对", "正确", "√", "✓", "✔", "是", "t", "true", "y", "yes", "1", "√对"])
FALSE = frozenset(["错", "错误", "×", "✗", "✘", "x", "否", "f", "false", "n", "no", "0", "不对", "不正确", "×错"])
LEVELS = {
    1: "易 容易 简单 很易 很容易 低 easy",
    2: "较易 偏易 较容易 较简单 中易",
    3: "中 中等 适中 一般 普通 medium normal",
    4: "较难 较困难 偏难 中难",
    5: "难 困难 很难 高 hard difficult",
}
DIFFICULTIES = {word: level for level, words in LEVELS.items() for word in words.split()}
BETWEEN = re.compile(r"[\s,、;.。/|和及&+]+")
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CIRCLED = re.compile(rf"[{CIRCLES}\s、,，]+")
ROUND_LETTERS = re.compile(
    r"(?:(?:正确|标准|参考)?(?:答案|选项)?\s*[:是为]?\s*(?:应?选)?\s*)([A-T][A-T\s,、;.]*)(?:\(.*\))?"
)
LETTER_LIST = re.compile(r"[A-T]+")
NUMBER_LIST = re.compile(r"\d{1,2}(?:[\s,、;|]+\d{1,2})*")
NUMERAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,9})?|\.[0-9]{1,9}")
STEP = Decimal("0.2")  # of a difficulty coefficient: the share of people who get it right


def plain(text: str) -> str:
    """A word as it is looked up: 单选题（必填） → 单选."""
    bare = re.sub(r"\(.*?\)|\[.*?\]|[\s*:·_-]", "", texts.comparable(text))
    return re.sub(r"试?题型?$", "", bare)


def kind_of(words: str) -> Kind | None:
    """The kind that a word or a heading names: 单选题, 二、多项选择题（每题2分）. None for 选择题 and whatever is unknown."""
    return KINDS.get(re.sub(r"^第?[一二三四五六七八九十\d]+(?:部分)?[、.]", "", plain(words)))


def verdict_of(answer: str) -> bool | None:
    """What 对, 错误, √ or F says; None when it says neither."""
    word = texts.comparable(answer).strip("。.()[] ")
    return True if word in TRUE else False if word in FALSE else None


def places_of(answer: str, options: Sequence[str]) -> list[int]:
    """The options, from 0, that an answer names: ABD · A,B · A、B · ＡＢ · 选B · 1,3 · ①③ · the options' own words. Raises BadItem."""
    if CIRCLED.fullmatch(answer):
        answer = ",".join(str(CIRCLES.index(sign) + 1) for sign in answer if sign in CIRCLES)
    text = texts.comparable(answer).upper().strip("()[]【】")
    found = ROUND_LETTERS.fullmatch(texts.comparable(answer).upper())
    letters = BETWEEN.sub("", found[1] if found else text)
    if LETTER_LIST.fullmatch(letters) and all(LETTERS.index(letter) < len(options) for letter in letters):
        return sorted({LETTERS.index(letter) for letter in letters})
    known = {texts.comparable(option): place for place, option in reversed(list(enumerate(options)))}
    known |= {f"{LETTERS[place].lower()}.{option}": place for option, place in known.items()}
    for parts in (
        [texts.comparable(answer)],
        *(re.split(sign, texts.comparable(answer.replace("\n", "|"))) for sign in (r"[|;]", "[,、]")),
    ):
        named = [known.get(part.strip()) for part in parts if part.strip()]
        if named and None not in named:
            return sorted({place for place in named if place is not None})
    if NUMBER_LIST.fullmatch(text) and all(0 < int(number) <= len(options) for number in re.findall(r"\d+", text)):
        return sorted({int(number) - 1 for number in re.findall(r"\d+", text)})
    raise BadItem(gettext_noop("答案“%(answer)s”对不上选项。"), answer=answer[:40])


def difficulty_of(text: str) -> int:
    """1 to 5 of a word, a number, stars, or a difficulty coefficient below 1 (0.9: nearly all get it right). Raises BadItem."""
    word = texts.comparable(text)
    if word in DIFFICULTIES:
        return DIFFICULTIES[word]
    if word and not word.strip("★☆*"):
        return min(5, max(1, word.count("★") + word.count("*")))
    value = Decimal(word) if NUMERAL.fullmatch(word) else Decimal(-1)
    if 0 < value < 1:
        return 5 - min(4, int(value / STEP))
    if value in range(1, 6):
        return int(value)
    raise BadItem(gettext_noop("难度“%(text)s”看不懂。写 1 到 5，或者：易、较易、中、较难、难。"), text=text[:20])
