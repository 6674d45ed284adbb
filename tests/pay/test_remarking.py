"""What an approver is asked to look at."""

from decimal import Decimal

import pytest

from assessments.pay.lines import Title, lines_for
from assessments.pay.remarking import Before, remarks
from tests.pay.test_lines import BENXI, person

SAME = Before("工作人员", 1, Decimal(3400))


def marks(subject, before=SAME, compared=True) -> list[tuple[str, str]]:
    return [tuple(noted.values()) for noted in remarks(subject, lines_for(subject, BENXI), BENXI, before, compared)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"appraisal_grade": "优秀"}, [("优秀", "考核“优秀”，绩效系数 1.20。")]),
        ({"appraisal_grade": "不合格"}, [("不合格", "考核“不合格”，绩效系数 0，不发绩效部分。")]),
        ({"enrolment": 3}, [("未考", "没有结业考试成绩，本期不计轮训激励。")]),
        ({"titles": (Title(1, "社会工作师"),)}, [("津贴", "本期新计社会工作师津贴，上一期没有。")]),
        ({"grade": 3}, [("岗级", "由工作人员 1 级改为工作人员 3 级。")]),
    ],
)
def test_a_change_is_remarked(values, expected):
    assert marks(person(**values)) == expected


def test_somebody_new_is_remarked():
    assert marks(person(), before=None) == [("新进", "上一期没有这个人。")]


def test_a_first_run_has_nothing_to_compare_with():
    assert marks(person(titles=(Title(1, "社会工作师"),)), before=None, compared=False) == []


def test_an_allowance_that_ended_is_remarked():
    before = Before("工作人员", 1, Decimal(3500), {"allowance": ("助理社会工作师津贴", Decimal(100))})

    assert marks(person(), before) == [("津贴", "上一期有助理社会工作师津贴，本期没有。")]


def test_a_higher_title_is_remarked():
    before = Before("工作人员", 1, Decimal(3500), {"allowance": ("助理社会工作师津贴", Decimal(100))})

    assert marks(person(titles=(Title(1, "社会工作师"),)), before) == [
        ("津贴", "由助理社会工作师津贴改为社会工作师津贴。")
    ]
