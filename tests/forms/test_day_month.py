"""Day first or month first, from the whole column."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.forms.day_month import DateColumn, judge_column


def real(year: int, month: int, day: int) -> tuple[datetime.date, str]:
    value = datetime.date(year, month, day)
    return value, f"{value:%d/%m/%Y}"


def typed(text: str) -> tuple[None, str]:
    return None, text


def as_american_excel_stores(day: datetime.date) -> tuple[datetime.date | None, str]:
    """What Excel set to American dates makes of a day typed as DD/MM/YYYY."""
    text = f"{day:%d/%m/%Y}"
    return (datetime.date(day.year, day.day, day.month), text) if day.day <= 12 else (None, text)


def test_days_up_to_the_twelfth_stored_exchanged_and_later_days_left_as_text() -> None:
    days = [datetime.date(2024, 3, day) for day in (3, 4, 11, 15, 20, 28)]
    judged = judge_column([as_american_excel_stores(day) for day in days])
    assert judged.stored_swapped
    assert not judged.text_month_first
    assert "3 later days" in judged.evidence


def test_real_dates_with_late_days_are_as_they_should_be() -> None:
    assert judge_column([real(2024, 3, 4), real(2024, 3, 15), typed("20/03/2024"), typed("25/03/2024")]) == DateColumn()


def test_a_column_of_real_dates_alone_is_left_alone() -> None:
    assert judge_column([real(2024, 3, 4), real(2024, 4, 5), real(2024, 5, 6)]) == DateColumn()


def test_one_late_text_is_too_little_to_turn_a_column_but_order_makes_it_doubtful() -> None:
    cells = [as_american_excel_stores(datetime.date(2024, 3, day)) for day in (2, 9, 10)]
    judged = judge_column([*cells, typed("15/03/2024"), as_american_excel_stores(datetime.date(2024, 4, 1))])
    assert not judged.stored_swapped
    assert judged.is_doubtful


def test_order_that_gets_worse_by_exchanging_keeps_the_column() -> None:
    cells = [
        real(2024, 1, 5),
        real(2024, 2, 4),
        real(2024, 3, 3),
        real(2024, 4, 2),
        typed("13/04/2024"),
        typed("14/04/2024"),
    ]
    assert not judge_column(cells).stored_swapped


def test_texts_that_can_only_be_month_first_turn_a_text_column() -> None:
    judged = judge_column([typed("03/04/2024"), typed("03/25/2024"), typed("03/28/2024"), typed("04/02/2024")])
    assert judged.text_month_first


def test_one_month_first_text_does_not_turn_a_column() -> None:
    judged = judge_column([typed("04/03/2024"), typed("03/25/2024"), typed("05/04/2024")])
    assert not judged.text_month_first
    assert judged.is_doubtful


def test_one_day_first_text_keeps_a_column_day_first() -> None:
    cells = [typed("03/25/2024"), typed("03/28/2024"), typed("29/03/2024")]
    assert judge_column(cells) == DateColumn()


def test_a_column_that_runs_backwards_is_judged_the_same() -> None:
    days = [datetime.date(2024, 3, day) for day in (28, 20, 15, 11, 4, 3)]
    assert judge_column([as_american_excel_stores(day) for day in days]).stored_swapped


@settings(deadline=None)
@given(
    st.lists(st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)), max_size=30),
    st.integers(0, 30),
    st.tuples(st.integers(1, 12), st.integers(13, 28)),
)
def test_a_day_first_column_never_becomes_month_first_by_one_cell(
    days: list[datetime.date], where: int, slip: tuple[int, int]
) -> None:
    cells = [typed(f"{day:%d/%m/%Y}") for day in days]
    cells.insert(min(where, len(cells)), typed(f"{slip[0]}/{slip[1]}/2024"))
    assert not judge_column(cells).text_month_first


@settings(deadline=None)
@given(st.lists(st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)), max_size=30))
def test_a_column_of_true_real_dates_is_never_exchanged(days: list[datetime.date]) -> None:
    assert not judge_column([real(day.year, day.month, day.day) for day in days]).stored_swapped
