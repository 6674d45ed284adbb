"""The signs by which people read a paper: numbers of questions, letters of options, answers in brackets, places to fill in."""

import re

from assessments.bank.exchange.word.numerals import HALF

SPACE = " \t\u3000\xa0\u200b\ufeff"  # round a line they say nothing
TRUE, FALSE = "√✓✔☑对是TY", "×✗✘☒错否FNxX"
TRUTH = rf"不?正确|错误|不对|[{TRUE}{FALSE}]|true|false"
_BLANK_BEFORE = rf"(?:[（(]\s*(?P<mark>{TRUTH})?\s*[）)]\s*)?"  # （√）1、… as true-false questions are often set
NUMBER = re.compile(
    rf"{_BLANK_BEFORE}(?:"
    r"(?P<dot>\d{1,4})\s*(?:[．]|\.(?!\d)|\.(?=\d{4}年))"
    r"|(?P<comma>\d{1,4})\s*、"
    r"|(?P<bracket>\d{1,4})\s*[)）]"
    r"|[（(【]\s*(?P<paren>\d{1,4})\s*[）)】]\s*[．.、]?"
    r"|第\s*(?P<word>\d{1,4})\s*小?题\s*[：:．.、]?"
    r"|题目?\s*(?P<title>\d{1,4})\s*[：:．.、]"
    r")\s*",
    re.IGNORECASE,
)
OPTION = re.compile(r"(?:[（(【]\s*([A-ZＡ-Ｚ])\s*[）)】]\s*[．.、:：]?|([A-ZＡ-Ｚ])\s*[．.、:：)）])\s*")
FURTHER = re.compile(
    r"(?:(?<![A-Za-z0-9Ａ-Ｚ\u200c])(?:[（(]\s*([A-ZＡ-Ｚ])\s*[）)]"
    r"|([A-ZＡ-Ｚ])(?:\s?[．、）)]|\s?\.(?!\d)|(?<=[\s;；,，][A-Z])\.|(?<=\s[A-ZＡ-Ｚ])[:：]))|(?<=\d)([B-Z])[.．])\s*"
)
_LETTERS = r"[A-ZＡ-Ｚ](?:[\s、,，;；/]*[A-ZＡ-Ｚ])*"
BRACKET = re.compile(
    rf"([（(\[【])\s*(?:(?:正确|参考)?答案[:：]?\s*)?({_LETTERS}|{TRUTH})\s*([）)\]】])",
    re.IGNORECASE,
)
LINED = re.compile(rf"([_＿]+)\s*({_LETTERS}|不?正确|错误|不对|[√✓✔×✗✘对错])\s*([_＿]+)")  # a key on the line for it
BEHIND = re.compile(
    rf"([（(]\s*[）)]\s*[。.]?|[_＿]{{2,}}[。.]?)\s*({_LETTERS})()\s*$"
)  # a key behind the place for it
JUDGED = re.compile(r"((?<=[\s。.！!；;]))([√✓✔×✗✘])()\s*$")  # a verdict behind the statement
LINED_WORD = re.compile(
    r"(?<![_＿])[_＿]\s*([^_＿\s，。；、]{1,40})\s*[_＿](?![_＿])|[_＿]{2,}\s*(\d+(?:\.\d+)?)\s*[_＿]{2,}"
)
TICK = "√✓✔☑■*＊★"
TICKED = re.compile(
    rf"(?:[（(\[]\s*([√✓✔])?\s*[）)\]]|([{TICK}])|[□☐])\s*(?=(?:[（(【]\s*[A-ZＡ-Ｚ]\s*[）)】]|[A-ZＡ-Ｚ]\s*[．.、:：)）]))"
)
TICKED_LAST = re.compile(r"\s*(?:[（(]\s*(?:(?:正确|参考)?答案|[√✓✔])\s*[）)]|[√✓✔☑])\s*$")
CROSSED_LAST = re.compile(r"\s*(?:[（(]\s*[×✗✘]\s*[）)]|[×✗✘☒])\s*$")
WORTH = r"[（(【]\s*(?:本题|本小题|共|满分|每题|每小题)*\s*(\d{1,3}(?:\.\d{1,4})?)\s*分\s*[）)】]"
WORTH_FIRST, WORTH_LAST = re.compile(rf"{WORTH}\s*"), re.compile(rf"\s*{WORTH}\s*[。.]?$")
LINES = r"[_＿]{2,}(?:[①-⑳][_＿]+)?|[_＿]+[①-⑳][_＿]+"
PARENS = r"[（(][\s]*[①-⑳]?[\s]*[）)]"
GAP_LINES, GAP_PARENS = re.compile(LINES), re.compile(PARENS)
NOTHING = re.compile(r"[_＿\s]+")  # left to be filled in by hand
FILLED = re.compile(r"[（(]\s*([^（()）]{1,40}?)\s*[）)]")
RANGE = re.compile(
    r"(?:第\s*)?(\d{1,4})\s*[-—–－―~～至到]+\s*(?:第\s*)?(\d{1,4})\s*题?\s*[:：．.、)）]?\s*(?=[A-Za-zＡ-Ｚ√✓✔×✗✘对错正是否TF（])"
)
SINGLE = re.compile(
    rf"[（(]?(\d{{1,4}})\s*([.．、:：)）\-—]?)\s*((?:[A-ZＡ-Ｚ](?:[、,，]?[A-ZＡ-Ｚ])*)|{TRUTH})(?![^\W\d_])\s*[;；,，。]?\s*",
    re.IGNORECASE,
)
MATERIAL = re.compile(
    r"[【\[（(]?\s*(?:(?:案例|材料|背景资料|背景材料|情景|资料)\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[】\])）]?\s*[:：．.、\s]?"
    r"|案例[】\]]?[:：])\s*"
)
ANSWERS = re.compile(
    r"[^。：:，\u200c]{0,30}?答\s*案\s*(?:及|与|和|部分|卷|如下|解析|一览表?|表)?[^\s。，:：]{0,8}\s*[:：]?"
)
FURNITURE = re.compile(
    r"(?:姓\s*名|单\s*位|部\s*门|得\s*分|阅卷人|评卷人|考\s*号|准考证号|工\s*号|考试时间|时\s*间|总\s*分|满\s*分|题\s*[号序]|序\s*号|日\s*期|分\s*数)"
    r"\s*(?:[:：_＿\s（(].*)?"
)


def letter_of(found: re.Match) -> str:
    """Of an option."""
    return found[found.lastindex or 0].translate(HALF)


def number_of(found: re.Match) -> tuple[int, str]:
    """Of a question, and in which way it is written."""
    way = next(name for name in ("dot", "comma", "bracket", "paren", "word", "title") if found[name])
    return int(found[way]), way


def truth(text: str) -> bool | None:
    """What an answer to a true-false question says; None for anything else."""
    said = text.strip(f"{SPACE}。.．；;（）()").translate(HALF)
    if not re.fullmatch(TRUTH, said, re.IGNORECASE):
        return None
    return said[:1] in f"{TRUE}正ty" and said.lower() != "false"
