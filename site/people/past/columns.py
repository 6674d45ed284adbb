"""The columns of a workbook of earlier years and the headings they go by."""

from people.roster.columns import NAME as NAME
from people.roster.columns import NUMBER as NUMBER
from people.roster.columns import OTHER_NAMES

KIND, YEAR, TITLE, RECORD_NUMBER, RESULT, SOURCE = "类别", "年度", "名称", "编号", "结果", "出处"

ALL = (NUMBER, NAME, KIND, YEAR, TITLE, RECORD_NUMBER, RESULT, SOURCE)
REQUIRED = (NUMBER, KIND, YEAR, TITLE, SOURCE)
HEADINGS = {
    NUMBER: [name for name in OTHER_NAMES[NUMBER] if name != RECORD_NUMBER],
    NAME: OTHER_NAMES[NAME],
    KIND: ("类别", "种类", "记录类别"),
    YEAR: ("年度", "年份", "年"),
    TITLE: ("名称", "项目", "内容", "证书名称"),
    RECORD_NUMBER: ("编号", "证书编号", "文号", "证号"),
    RESULT: ("结果", "成绩", "等次", "考核等次"),
    SOURCE: ("出处", "来源", "依据"),
}
BY_HEADING = {heading: column for column, headings in HEADINGS.items() for heading in headings}
