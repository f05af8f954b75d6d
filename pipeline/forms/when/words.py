"""The words of dates: months, weekdays, seasons, and those that say "perhaps", "before", "no date"."""

import re

MONTHS: dict[str, int] = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "febr": 2, "march": 3, "mar": 3, "mch": 3,
    "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
LONG_MONTHS = tuple(name.lower() for name in MONTH_NAMES if len(name) >= 5)

WEEKDAYS: dict[str, int] = {
    "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "weds": 2, "wed": 2, "thursday": 3,
    "thurs": 3, "thur": 3, "thu": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Season to its first month (meteorological)."""
TERMS: dict[str, tuple[int, int]] = {"spring": (1, 4), "summer": (4, 7), "autumn": (9, 12)}
"""School term to its first and last month; the exact days differ from area to area."""
ORDINAL_WORDS: dict[str, int] = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
}  # fmt: skip

NO_DATE = frozenset((
    "n/a", "na", "n/k", "nk", "not known", "unknown", "date unknown", "unknown date", "tbc", "tba", "t.b.c",
    "to be confirmed", "to be advised", "none", "nil", "not recorded", "not stated", "not given", "no date",
    "no date given", "no date recorded", "undated", "not available", "not applicable", "date not known",
    "date not recorded", "exact date unknown", "exact date not known", "unsure", "unclear", "not clear",
))  # fmt: skip

SAME_AS_ABOVE = re.compile(
    r'^(?:as above|same(?: date| day)?(?: as above)?|ditto|do\.|"+|”+|“+|″|〃|\'\'|-\s*"\s*-|"\s*")$'
)
"""What people write in a date cell when they mean the date of the row above."""

DOUBT = (
    r"(?:on or (?:around|about)|at or around|in or around|in or about|approximately|approximate|approximated|approx|"
    r"appx|circa|ca|c|about|around|roughly|probably|possibly|perhaps|maybe|believed(?: to be)?|thought to be|"
    r"reportedly|estimated|estimate|est|some ?time(?: in| during| around)?|or thereabouts|or so|uncertain|"
    r"unsure|unconfirmed|tbc|to be confirmed|date not certain|not exact)"
)
DOUBT_BEFORE = re.compile(rf"^(?:(?:{DOUBT}(?:\.|\b)|ca?(?=\d))\s*(?:date\b)?[:,]?|[?~≈]+)\s*")
DOUBT_AFTER = re.compile(rf"\s*[,]?\s*(?:\b{DOUBT}\.?|[?~]+|ish)$")

FILLER_BEFORE = re.compile(
    r"^(?:date of (?:event|contact|entry|incident)|entry dated?|date[sd]?|recorded (?:on|as)|on the|on|in the|in|"
    r"during the|during|throughout|within|dob|d\.o\.b\.?|the|at|day of|month of|"
    r"year of|year)\b\s*[:.,]?\s*"
)

BEFORE = re.compile(r"^(?:(?:before|prior to|pre|earlier than)\b|<(?!=))[\s-]*")
UNTIL = re.compile(r"^(?:(?:by|until|till|til|up to|up until|no later than|not after|ending)\b|<=)\s*")
AFTER = re.compile(r"^(?:(?:after|post|later than|following)\b|>(?!=))[\s-]*")
SINCE = re.compile(r"^>=\s*|^(?:since|from|starting|beginning from|not before|as of|as from|with effect from|wef)\b\s*")
ONWARDS = re.compile(r"\s*(?:,)?\s*(?:-\s*)?(?:and )?(?:onwards?|on-?going|to date|to present|to the present|present|"
                     r"- ?present|to now|"
                     r"\bcontinuing|- ?date|- ?current|to current|-)$")  # fmt: skip
