"""The patterns of a single date: one small function for each order in which day, month and year are written."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from pipeline.forms.when.calendar_day import century, day_of, month_of, numeric_day, with_century, year_of
from pipeline.forms.when.reading import Hints, Reading, nothing, span
from pipeline.forms.when.spelling import Token
from pipeline.forms.when.words import MONTH_NAMES
from pipeline.settings import EARLIEST_EXCEL_SERIAL, LATEST_EXCEL_SERIAL

_Pieces = list[Token]
_LETTER = {"number": "N", "ordinal": "O", "year": "Y", "unknown": "U", "month": "M", "weekday": "W", "word": "X"}


def read_pieces(pieces: list[Token], hints: Hints) -> Reading | None:
    """The date that these pieces (separators, weekdays and filler words taken out) are, or `None`."""
    reader = _PATTERNS.get("".join(_LETTER[token.kind] for token in pieces))
    return reader(pieces, hints) if reader else None


def _day_month_year(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`4/3/2024`, `??/03/2019`, `07/??/97`."""
    day, month, year = pieces
    if len(day.text) > 2 or (len(month.text) > 2 and month.kind != "unknown") or len(year.text) not in (2, 4):
        return None
    if year.kind == "unknown":
        return _without_year(day, month.value, hints)
    if year.kind == "number" and len(year.text) == 4:
        return None
    full, sentence = century(year.value, len(year.text), hints)
    return with_century(_numeric_parts(day, month, full, hints), sentence)


def _numeric_parts(day: Token, month: Token, year: int, hints: Hints) -> Reading:
    """A date in numbers whose day, or day and month, may be left out."""
    if month.kind == "unknown":
        reading = year_of(year)
        if day.kind == "unknown":
            return reading
        return reading.with_assumption("date-part-unknown", "The month is not given, so only the year is used.")
    if day.kind != "unknown" and day.value != 0:
        return numeric_day(day.value, month.value, year, hints)
    if 1 <= month.value <= 12:
        return month_of(year, month.value)
    return nothing("date-impossible", f"There is no month {month.value}.")


def _year_month_day(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`2024-03-04`, `2024/03/??`."""
    year, month, day = pieces
    if len(month.text) > 2 or len(day.text) > 2:
        return None
    if month.kind == "unknown":
        return year_of(year.value)
    if day.kind == "unknown" or day.value == 0:
        return month_of(year.value, month.value) if 1 <= month.value <= 12 else None
    return day_of(year.value, month.value, day.value)


def _day_name_year(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`4 March 2024`, `3 rd june 15`, `?? march 2019`."""
    day, month, year = pieces
    if year.kind == "unknown":
        return _without_year(day, month.value, hints)
    if (len(day.text) > 2 and day.kind == "number") or len(year.text) not in (2, 4):
        return None
    if year.kind == "number" and len(year.text) == 4:
        return None
    full, sentence = century(year.value, len(year.text), hints)
    if day.kind == "unknown" or day.value == 0:
        return with_century(month_of(full, month.value), sentence)
    return with_century(day_of(full, month.value, day.value), sentence)


def _name_day_year(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`March 4, 2024`."""
    month, day, year = pieces
    return _day_name_year([day, month, year], hints)


def _year_name_day(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`2024 March 4`."""
    year, month, day = pieces
    return _day_name_year([day, month, year], hints)


def _name_year(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`March 2019`."""
    month, year = pieces
    return month_of(year.value, month.value)


def _year_name(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`2019 March`."""
    return _name_year([pieces[1], pieces[0]], hints)


def _name_number(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`Mar-19`, `March 3`: a two-digit year when it has two digits, else a day without its year."""
    month, number = pieces
    if number.kind == "unknown":
        return _month_without_year(month.value, hints)
    if len(number.text) == 1 or number.kind == "ordinal":
        return _without_year(number, month.value, hints)
    if len(number.text) != 2:
        return None
    full, sentence = century(number.value, 2, hints)
    if hints.year is not None and 1 <= number.value <= 31 and full != hints.year:
        return _without_year(number, month.value, hints)
    reading = with_century(month_of(full, month.value), sentence)
    if 1 <= number.value <= 31:
        name = MONTH_NAMES[month.value - 1]
        reading = reading.with_assumption(
            "date-part-unknown",
            f"This was read as {name} {full}; it could also be {number.value} {name}, year missing.",
        )
    return reading


def _day_name(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`4 March`: the year from a heading row, or nothing."""
    day, month = pieces
    if day.kind == "number" and not (len(day.text) <= 2 and 0 < day.value <= 31):
        if len(day.text) == 2:
            full, sentence = century(day.value, 2, hints)
            return with_century(month_of(full, month.value), sentence)
        return None
    return _without_year(day, month.value, hints)


def _month_alone(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`March`: the year from a heading row, or nothing."""
    return _month_without_year(pieces[0].value, hints)


def _number_year(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`03/2019`, `?? 2019`."""
    month, year = pieces
    if month.kind == "unknown":
        return year_of(year.value)
    if len(month.text) > 2 or not 1 <= month.value <= 12:
        return None
    return month_of(year.value, month.value)


def _year_number(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`2019-03` is a month; `2018/19` two years; `2010-12` may be either, so it is the whole span."""
    year, number = pieces
    if number.kind == "unknown":
        return year_of(year.value)
    if len(number.text) > 2:
        return None
    later = year.value // 100 * 100 + number.value
    is_month, is_years = 1 <= number.value <= 12, len(number.text) == 2 and 0 < later - year.value <= 10
    if is_month and not is_years:
        return month_of(year.value, number.value)
    if not is_years:
        return None
    reading = span(datetime.date(year.value, 1, 1), datetime.date(later, 12, 31), "range")
    other = f"{MONTH_NAMES[number.value - 1]} {year.value}" if is_month else "one school or financial year"
    return reading.with_assumption(
        "date-part-unknown", f"This was read as {year.value} to {later}; it may mean {other}."
    )


def _two_numbers(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`8/99`, `3/19` are months; `3/12` is a day and month when a heading gives the year, else it cannot be known."""
    first, second = pieces
    if len(first.text) > 2 or len(second.text) > 2:
        return None
    could_be_day = 1 <= first.value <= 31 and 1 <= second.value <= 12
    could_be_month = 1 <= first.value <= 12 and len(second.text) == 2
    if could_be_day and hints.year is not None:
        return _without_year(first, second.value, hints)
    if could_be_month and not could_be_day:
        full, sentence = century(second.value, 2, hints)
        return with_century(month_of(full, first.value), sentence)
    if could_be_day:
        return nothing("date-year-missing", "The year is missing.")
    return None


def _all_unknown(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`??/??/????`."""
    return nothing()


def _year_alone(pieces: _Pieces, hints: Hints) -> Reading | None:
    return year_of(pieces[0].value)


def _number_alone(pieces: _Pieces, hints: Hints) -> Reading | None:
    """`44624` is how Excel counts days; `04032024` and `20240304` are dates without separators."""
    text, value = pieces[0].text, pieces[0].value
    if (hints.month is not None and len(text) <= 2) or pieces[0].kind == "ordinal":
        return _without_year(pieces[0], hints.month, hints) if hints.month else None
    if len(text) == 5 and EARLIEST_EXCEL_SERIAL <= value <= LATEST_EXCEL_SERIAL:
        return from_serial(value)
    if len(text) == 6:
        full, sentence = century(int(text[4:]), 2, hints)
        reading = with_century(day_of(full, int(text[2:4]), int(text[:2])), sentence)
        parts = f"{text[:2]}/{text[2:4]}/{full}"
    elif len(text) == 8:
        is_iso = text[:2] in ("19", "20") and 1 <= int(text[4:6]) <= 12 and 1 <= int(text[6:]) <= 31
        year, month, day = (text[:4], text[4:6], text[6:]) if is_iso else (text[4:], text[2:4], text[:2])
        if not 1900 <= int(year) <= 2099:
            return None
        reading, parts = day_of(int(year), int(month), int(day)), f"{day}/{month}/{year}"
    else:
        return None
    if reading.first is None:
        return None
    return reading.with_assumption("date-repaired", f"“{text}” was read as {parts}.")


def from_serial(days: int) -> Reading:
    """The day that Excel counts as `days` since 1900."""
    found = datetime.date(1899, 12, 30) + datetime.timedelta(days=days)
    day = f"{found.day} {MONTH_NAMES[found.month - 1]} {found.year}"
    return span(found, found, "day").with_assumption(
        "date-serial-number", f"“{days}” was read as Excel's number for {day}."
    )


def _without_year(day: Token, month: int, hints: Hints) -> Reading | None:
    if hints.year is None or not 1 <= month <= 12:
        return nothing("date-year-missing", "The year is missing.")
    reading = month_of(hints.year, month) if day.kind == "unknown" else day_of(hints.year, month, day.value)
    return reading.with_assumption("date-year-from-heading", f"The year {hints.year} was taken from the heading.")


def _month_without_year(month: int, hints: Hints) -> Reading:
    if hints.year is None:
        return nothing("date-year-missing", "The year is missing.")
    reading = month_of(hints.year, month)
    return reading.with_assumption("date-year-from-heading", f"The year {hints.year} was taken from the heading.")


_PATTERNS: dict[str, Callable[[_Pieces, Hints], Reading | None]] = {
    **dict.fromkeys(("NNY", "NNN", "UNY", "UNN", "NUY", "NUN", "UUY", "UUN", "NNU", "ONY"), _day_month_year),
    **dict.fromkeys(("YNN", "YNU", "YUU"), _year_month_day),
    **dict.fromkeys(("NMY", "OMY", "UMY", "NMN", "OMN", "UMN", "NMU", "OMU"), _day_name_year),
    **dict.fromkeys(("MNY", "MOY", "MON", "MUY"), _name_day_year),
    **dict.fromkeys(("YMN", "YMO"), _year_name_day),
    **dict.fromkeys(("MN", "MO", "MU"), _name_number),
    **dict.fromkeys(("NM", "OM"), _day_name),
    **dict.fromkeys(("NY", "UY"), _number_year),
    **dict.fromkeys(("YN", "YU"), _year_number),
    "UUU": _all_unknown, "MY": _name_year, "YM": _year_name, "NN": _two_numbers,
    "Y": _year_alone, "N": _number_alone, "O": _number_alone, "M": _month_alone,
}  # fmt: skip
