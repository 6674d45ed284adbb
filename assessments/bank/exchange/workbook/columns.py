"""The columns of a workbook of questions, and under which names they are found."""

import re
from collections.abc import Sequence

from assessments.bank.notation.spoken import LETTERS
from assessments.bank.wording import texts

NAMES = {  # field: headings, first the one that is written
    "code": "编号 题目编号 试题编号 编码",
    "kind": "题型 题目类型 试题类型 试题题型 题目题型 类型 题类",
    "stem": "题干 题目 试题 问题 题目内容 试题内容 题干内容 题目标题 试题题干 题目描述 内容",
    "option": "选项 选项内容 备选项 答案选项 候选项 选项列表",
    "mark": "选项标号 选项序号 选项字母 选项编号",
    "right": "是否正确 是否答案 是否正确答案 正确与否 是否为答案",
    "answer": "答案 正确答案 标准答案 参考答案 试题答案 正确选项",
    "explanation": "解析 答案解析 试题解析 题目解析 解释 说明 详解",
    "difficulty": "难度 难度系数 难易程度 难易度 难度等级 试题难度 题目难度",
    "topic": "知识点 考点 分类 题目分类 试题分类 所属分类 业务领域 业务类别 章节 类别",
    "basis": "依据 出处 政策依据 法规依据 题目依据 来源 依据文件",
    "tags": "标签 关键词",
    "score": "分值 分数 得分 题目分值 试题分数 默认分值",
    "marking": "计分 计分方式 得分方式 评分方式",
    "shuffle": "打乱选项 选项乱序 选项随机",
    "title": "标题 题目名称 试题名称",
    "region": "地区 适用地区",
    "valid_from": "有效期起 生效日期 启用日期",
    "valid_to": "有效期止 失效日期 截止日期",
    "language": "语言",
    "weights": "选项比例 选项分值",
    "case_sensitive": "区分大小写",
    "criteria": "评分标准 评分细则",
    "accepts": "提交内容",
    "number": "序号 题号 顺序号 no no. id 行号",
}
HEADS = {field: names.split()[0] for field, names in NAMES.items()}
FIELDS = {name: field for field, names in NAMES.items() for name in names.split()}
OPTION = re.compile(r"(?:备?选项|答案)?([a-t])(?:选?项)?")
NUMBERED = re.compile(r"备?选项([1-9]|1\d|20)")
CHINESE = {f"选项{sign}": place for place, sign in enumerate("一二三四五六七八九十")}
NOTE = re.compile(r"(.+?)(?:的)?(?:说明|解析|反馈|解释)")
HIGHEST = 20  # rows in which the headings are looked for
Field = str | tuple[str, int]  # a name, or ("choice", 0) and ("note", 0) for the first option and its explanation


def field_of(heading: str) -> Field | None:
    """What stands below a heading; None for one that says nothing to us."""
    word = re.sub(r"\(.*?\)|[\s*:★【】\[\]]", "", texts.comparable(heading))
    lettered = OPTION.fullmatch(re.sub(r"[\s*:★【】\[\]().、]", "", texts.comparable(heading)))  # 选项（A）, A.
    if lettered:
        return "choice", LETTERS.index(lettered[1].upper())
    if word in FIELDS:
        return FIELDS[word]
    place = _option(word)
    if place is not None:
        return "choice", place
    note = NOTE.fullmatch(word)
    place = _option(note[1]) if note else None
    return None if place is None else ("note", place)


def _option(word: str) -> int | None:
    if found := OPTION.fullmatch(word):
        return LETTERS.index(found[1].upper())
    if found := NUMBERED.fullmatch(word):
        return int(found[1]) - 1
    return CHINESE.get(word)


def headings(rows: Sequence[tuple[int, list[str]]]) -> tuple[int, dict[int, Field | None]]:
    """(index of the row with the headings, {column: field}) among the first rows; (-1, {}) when there is none.

    There has to be a stem and an answer, or at least options.
    """
    for index, (_number, cells) in enumerate(rows[:HIGHEST]):
        found = {place: field_of(cell) for place, cell in enumerate(cells) if cell}
        fields = {field if isinstance(field, str) else field[0] for field in found.values() if field}
        if "stem" in fields and fields & {"answer", "choice", "option", "right", "kind"}:
            below = _below(rows[index + 1 : index + 2])
            return (index + 1, _once(found | below)) if below else (index, _once(found))
    return -1, {}


def _below(rows: Sequence[tuple[int, list[str]]]) -> dict[int, Field | None]:
    """A second row of headings, the options' letters below one heading for all of them; {} when there is none."""
    found = {place: field_of(cell) for _number, cells in rows for place, cell in enumerate(cells) if cell}
    lettered = [field for field in found.values() if isinstance(field, tuple) and field[0] == "choice"]
    return found if len(lettered) == len(found) > 1 else {}


def _once(found: dict[int, Field | None]) -> dict[int, Field | None]:
    """The first column of a name counts; a second one is unknown."""
    seen: set[Field] = set()
    kept: dict[int, Field | None] = {}
    for place, field in found.items():
        kept[place] = None if field in seen else field
        if field:
            seen.add(field)
    return kept
