"""What a spreadsheet cell holds, as a value for programs and as the text that a person sees."""

import datetime
import re

from pipeline.readers.document import CellValue

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_ZERO_PADDED = re.compile(r"^0[0 \-]*0$")
_MIDNIGHT = datetime.time()


def typed_value(value: object, number_format: str) -> CellValue:  # noqa: PLR0911  one line a type
    """The value as later stages may rely on it: times rounded to the second, a day without time as a date.

    Midnight counts as no time: programs that export dates write it after every one of them. A date whose format shows
    no day ("Mar-23") has no typed value: what a person wrote is the month, not its first day.
    """
    if type(value) is str:  # most cells; asked first, because large sheets are many cells
        return value
    if isinstance(value, datetime.datetime):
        value = _to_second(value)
        if not _shows_day(number_format):
            return None
        return value.date() if value.time() == _MIDNIGHT else value
    if isinstance(value, datetime.time):
        return _to_second(datetime.datetime.combine(datetime.date(2000, 1, 1), value)).time()
    if isinstance(value, datetime.timedelta):
        return datetime.timedelta(seconds=round(value.total_seconds()))
    if isinstance(value, bool | int | float | datetime.date):
        return value
    return None if value is None else str(value)


def shown_text(value: object, number_format: str) -> str:  # noqa: PLR0911  one line a type
    """What a person sees in the cell, dates always as dd/mm/yyyy or, where the format shows no day, "March 2023"."""
    if type(value) is str:
        return _plain(value)
    if isinstance(value, datetime.datetime):
        return _shown_moment(_to_second(value), number_format)
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    typed = typed_value(value, number_format)
    if isinstance(typed, datetime.time):
        return typed.strftime("%H:%M:%S" if typed.second else "%H:%M")
    if isinstance(typed, datetime.timedelta):
        return _shown_duration(typed)
    if isinstance(typed, bool):
        return "TRUE" if typed else "FALSE"
    if isinstance(typed, int | float):
        return _shown_number(typed, number_format)
    return "" if value is None else _plain(str(value))


def _plain(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("_x000D_", "") if "_x000D_" in text else text


def _shown_moment(value: datetime.datetime, number_format: str) -> str:
    letters = _letters(number_format)
    if not _shows_day(number_format):
        return value.strftime("%B %Y" if "m" in letters.split("h")[0] else "%Y")
    if value.time() == _MIDNIGHT:
        return value.strftime("%d/%m/%Y")
    return value.strftime("%d/%m/%Y %H:%M:%S" if value.second else "%d/%m/%Y %H:%M")


def _shown_duration(value: datetime.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}" if seconds else f"{hours:02}:{minutes:02}"


def _shown_number(value: int | float, number_format: str) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if "%" in number_format:
        return f"{value * 100:.10g}%"
    if isinstance(value, int) and value >= 0 and _ZERO_PADDED.match(number_format):
        return _padded(value, number_format)
    return str(value) if isinstance(value, int) else f"{value:.15g}"


def _padded(value: int, number_format: str) -> str:
    """A number in a format of noughts, spaces and dashes, such as an NHS number in "000 000 0000"."""
    digits = iter(str(value).rjust(number_format.count("0"), "0")[::-1])
    written = "".join(next(digits, "") if letter == "0" else letter for letter in reversed(number_format))
    return ("".join(digits)[::-1]) + written[::-1]


def _letters(number_format: str) -> str:
    return _QUOTED.sub("", number_format).lower()


def _shows_day(number_format: str) -> bool:
    letters = _letters(number_format)
    return "d" in letters or not any(letter in letters for letter in "my")


def _to_second(value: datetime.datetime) -> datetime.datetime:
    return (value + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
