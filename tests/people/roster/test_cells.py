"""Cells are read as offices write them: full-width digits, hidden spaces, dates in every form, numbers that are dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.roster import cells
from people.roster.reading import READERS

ANYTHING = st.one_of(
    st.text(max_size=60),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.sampled_from(["", " ", "\u3000", "\u200b", "１３８", "#N/A", "2024.3", "20240230", "1e5", "١٢٣"]),
)
DAYS = st.dates(date(1954, 10, 4), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (cells.number, "ＦＸ００１", "FX001"),
        (cells.number, "\ufeffFX001\u00a0", "FX001"),
        (cells.number, 1001.0, "1001"),
        (cells.name, "王\u200b秀　兰", "王秀兰"),
        (cells.phone, "１３８００００１２３４", "13800001234"),
        (cells.phone, "138 0000-1234", "13800001234"),
        (cells.phone, "+86 13800001234", "13800001234"),
        (cells.grade, "３", 3),
        (cells.education, "大专\u00a0", "college"),
        (cells.titles, "社会工作师\u200b、 消防设施操作员", ("社会工作师", "消防设施操作员")),
    ],
)
def test_what_cannot_be_seen_and_full_width_digits_do_no_harm(read, cell, value):
    assert read(cell) == value


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-01", "2024.3.1", "2024/3/1", "2024年3月1日", "2024 年 3 月 1 日", "20240301", "２０２４．３．１",
        20240301.0, 45352.0, "45352", date(2024, 3, 1),
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_form(cell):
    assert cells.day(cell) == date(2024, 3, 1)


@pytest.mark.parametrize("cell", ["2024.3", "2024-02-30", "20241301", 3.0, 1.5, "去年", "0001-01-01", 999999.0])
def test_what_is_no_date_is_refused(cell):
    with pytest.raises(cells.BadCell, match="2024-03-01"):
        cells.day(cell)


@pytest.mark.parametrize("cell", [True, False])
def test_a_truth_value_is_refused_with_the_reason(cell):
    with pytest.raises(cells.BadCell, match="TRUE"):
        cells.name(cell)


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#NAME?", "#DIV/0!"])
def test_a_formula_that_failed_is_refused_with_the_reason(cell):
    with pytest.raises(cells.BadCell, match="公式出错"):
        cells.number(cell)


@given(DAYS)
def test_a_day_is_the_same_as_text_and_as_a_serial_number(day):
    serial = float((day - date(1899, 12, 30)) / timedelta(days=1))

    assert cells.day(f"{day:%Y%m%d}") == cells.day(f"{day.year}年{day.month}月{day.day}日") == cells.day(serial) == day


@given(ANYTHING)
def test_a_cell_is_read_or_refused_and_nothing_else(cell):
    for read in READERS.values():
        try:
            value = read(cell)
        except cells.BadCell as error:
            assert str(error)
        else:
            assert read is cells.identity or not isinstance(value, float | bool)


@given(st.text(max_size=50))
def test_a_name_once_read_is_read_the_same_again(typed):
    try:
        once = cells.name(typed)
    except cells.BadCell:
        return

    assert cells.name(once) == once
