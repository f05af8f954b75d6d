"""The codes that the date grammar and the chronologies raise: what was assumed of a date, a time, a column, a row."""

from schemas.issue import Severity
from schemas.issue_kind import Kind

_CHECK = "Look at the row; if the reading is wrong, ask the agency for the date as DD/MM/YYYY."
_ASK = "Ask the agency for the date as DD/MM/YYYY. The row stays in the chronology, without a date, until then."
_FINE = "Nothing to do if the reading is right."


def _said(code: str, severity: Severity, title: str, advice: str) -> Kind:
    """A code whose sentence is made where the text is read, since it quotes the text and the reading."""
    return Kind(code, severity, title, "{what}", advice)


DATE_KINDS: tuple[Kind, ...] = (
    _said("date-not-understood", "error", "A date that could not be read", _ASK),
    _said("date-impossible", "error", "A day that does not exist", _ASK),
    _said("date-year-missing", "error", "A date without its year", _ASK),
    _said("date-is-a-time", "error", "A time in the date column", _ASK),
    _said("date-weekday-contradicts", "warning", "A weekday that contradicts the date",
          "Ask the agency whether the day of the week or the date is right; the date was used."),
    _said("date-month-first", "warning", "A date written month first", _CHECK),
    _said("date-range-reversed", "warning", "A period that ends before it begins", _CHECK),
    _said("date-several-in-cell", "warning", "Several dates in one cell",
          "Ask the agency for one row for each date if the order within the period matters."),
    _said("date-repaired", "warning", "A slip in a date, put right", _CHECK),
    _said("date-beside-words", "warning", "Words beside a date", "Check that the words do not change the date."),
    _said("date-carried-down", "warning", "A blank date cell, read as the date above",
          "If a row has no date of its own, ask the agency for it."),
    _said("date-from-event", "warning", "A date taken from the event's own text", _CHECK),
    _said("date-blank", "warning", "A row without a date", "Ask the agency for the date."),
    _said("date-as-above", "info", "The date of the row above", _FINE),
    _said("date-year-from-heading", "info", "A year taken from a heading row", _FINE),
    _said("date-two-digit-year", "info", "A year of two digits", _FINE),
    _said("date-serial-number", "info", "A date stored as a number", _FINE),
    _said("date-part-unknown", "info", "A date that is not exact", _FINE),
    _said("date-day-month-swapped", "info", "Day and month exchanged with the whole column", _CHECK),
    _said("date-column-month-first", "warning", "A date column that is month first",
          "Every date of the column was turned to day first. Compare three of them with the original; if "
          "they are wrong, ask the agency for the dates as DD/MM/YYYY."),
    _said("date-column-doubtful", "warning", "A date column that may be month first",
          "Nothing was changed. Ask the agency whether the dates of the column are day first."),
    _said("time-not-understood", "warning", "A time that could not be read", "Ask the agency for the time as HH:MM."),
    _said("time-morning-or-afternoon-unknown", "warning", "Morning or afternoon not said",
          "Ask the agency for the time in 24 hours; until then the order within the day is not known."),
    _said("time-repaired", "info", "A time stored as a number", _FINE),
    _said("time-part-of-day", "info", "Only a part of the day", _FINE),
    _said("time-24-hour-column", "info", "A time without its leading nought", _FINE),
    _said("time-midnight", "info", "Noon or midnight", "Check which day a midnight belongs to."),
    _said("time-several-in-cell", "warning", "Several times in one cell",
          "Ask the agency for one row for each time if the order within the day matters."),
)  # fmt: skip

CHRONOLOGY_KINDS: tuple[Kind, ...] = (
    Kind("column-guessed", "info", "A column heading that was guessed",
         "The column “{heading}” was read as {meaning}.",
         "If that is wrong, put the right field into the agency's layout file, below [columns]: {line}"),
    Kind("column-unsure", "warning", "A column heading that was not understood for certain",
         "The column “{heading}” may be {meaning}. Its text was kept under its own heading.",
         "Put one line into intake/partnerships/<profile>/layouts/<agency>.toml, below [columns]: {line} or, to leave "
         "it as it is, {keep}"),
    Kind("column-kept-as-is", "info", "A column of the agency's own",
         "The column “{heading}” has no field of its own; its text was kept under that heading.",
         "Nothing to do; it stands beside the event."),
    Kind("chronology-without-rows", "error", "A chronology without a single event",
         "The chronology has its headings and no event below them.",
         "Ask the agency for its events, or for one line that says that it knows nothing of the family."),
    Kind("chronology-from-paragraphs", "warning", "A chronology without a table",
         "The events are not in a table: {count} paragraphs that begin with a date were read as rows.",
         "Compare the rows with the file. Ask the agency for the chronology template if they are wrong."),
    Kind("table-without-headings", "warning", "A table without headings",
         "A table without headings follows the chronology; its {count} rows were read as date and event.",
         "Compare the rows with the file, and ask the agency what the other columns hold."),
    Kind("instruction-row-ignored", "info", "The template's instruction row",
         "A row that tells what to write was passed over: “{text}”.",
         "If it is an event after all, ask the agency to reword its first cells."),
    Kind("totals-row", "info", "A totals row",
         "A row of totals was not taken for an event: “{text}”.", "Nothing to do."),
    Kind("row-kept-as-heading", "info", "A row over the whole width",
         "A row with one text over the whole table was read as a heading, not as an event: “{text}”.",
         "If it is an event, ask the agency to put it into the table's columns."),
    Kind("continuation-row-joined", "warning", "A row that goes on over a page",
         "The first row of the page has no date; it was joined to the row before it ({before}).",
         "Compare with the original that both belong together."),
    _said("empty-numbered-row", "info", "A numbered row without an event", "Nothing to do."),
)  # fmt: skip
