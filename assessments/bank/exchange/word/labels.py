"""The labels of a paper, 答案： 【解析】 and so on, as people write them; the first of each is the one that we write."""

import re

WORDS = {
    "answer": "答案 参考答案 正确答案 标准答案 试题答案 正确选项 答 答案是 答案为 正确答案是 正确答案为 answer",
    "explanation": "解析 答案解析 试题解析 参考解析 题目解析 解答 详解",
    "difficulty": "难度 难度等级 难易程度 难易度",
    "topic": "知识点 所属知识点 考查点 考点",
    "basis": "依据 法律依据 政策依据 文件依据 出处",
    "score": "分值 分数",
    "tags": "标签 关键词",
    "code": "编号 试题编号 题目编号 题目编码",
    "title": "标题 题目标题",
    "kind": "题型 试题类型 题目类型",
    "stem": "题干 题目 试题 问题",
    "options": "选项 备选项 备选答案",
    "region": "地区 适用地区",
    "valid": "有效期",
    "language": "语言",
    "scoring": "计分 计分方式",
    "order": "选项次序 选项顺序",
    "case": "大小写",
    "menu": "选填",
    "share": "每空占比",
    "criterion": "评分标准",
    "passed": "我的答案 你的答案 您的答案 考生答案",
}
KEYS = {word: key for key, words in WORDS.items() for word in words.split()}
LONG = ("stem", "answer", "explanation", "basis", "criterion", "note")  # may go on over several lines
NOTE = r"选项[A-Z]说明|(?:第\d+空)?答案\d+说明"
_WORD = "|".join(
    [
        NOTE,
        *(
            r"[ \u3000]*".join(word) if "答" in word or "解" in word else word
            for word in sorted(KEYS, key=len, reverse=True)
        ),
    ]
)
_BARE = r"(?P<bare>(?:正确|参考|标准)?答案[是为]?)[ \t\u3000]*(?=(?:[A-ZＡ-Ｚ]{1,8}|√|×|对|错|正确|错误)\s*$)"
_LABEL = rf"(?:[【\[［〔]\s*(?P<boxed>{_WORD})\s*[】\]］〕]\s*[:：]?|(?P<plain>{_WORD})\s*[:：]|{_BARE})"
ENDS = ("：", ":", "】", "]", "］", "〕", "答案")
LABEL = re.compile(_LABEL, re.IGNORECASE)
WITHIN = re.compile(rf"(?:(?<=[\s。；;？?！!）)】.])|(?=[【\[［〔])){_LABEL}", re.IGNORECASE)


def label(key: str) -> str:
    """As we write it."""
    return f"{WORDS[key].split()[0]}："


def key_of(found: re.Match) -> str:
    """Which label it is; that of a note is "note" with what it is about."""
    word = "".join((found["boxed"] or found["plain"] or found["bare"]).split())
    return KEYS.get(word) or KEYS.get(word.lower()) or f"note {word.removesuffix('说明')}"


def divided(text: str) -> list[tuple[str, str]]:
    """A line as its labels with what follows each; what stands before the first has the key ""."""
    if not any(sign in text for sign in ENDS):
        return [("", text)]
    first = LABEL.match(text)
    found = ([first] if first else []) + list(WITHIN.finditer(text, first.end() if first else 0))
    ends = [one.start() for one in found[1:]] + [len(text)]
    before = text[: found[0].start()] if found else text
    parts = [("", before)] if before.strip() or not found else []
    return parts + [(key_of(one), text[one.end() : end]) for one, end in zip(found, ends, strict=False)]
