"""The tables of the referral: family, other agencies, the small chronology. Source: Document 1a, 1.2 to Section 2."""

from collections.abc import Iterable

from pipeline.forms.answers import Notes, shortened
from pipeline.forms.labels import GridRow, Item
from pipeline.forms.when import read_date, read_date_and_time, read_time
from schemas.chronology import Event, LabelledText
from schemas.returns.referral import InvolvedAgency, ReferredFamilyMember


def _rows(items: Iterable[Item], grid: str) -> list[GridRow]:
    return [item for item in items if isinstance(item, GridRow) and item.grid == grid and not item.is_empty]


def family(items: Iterable[Item], notes: Notes) -> tuple[ReferredFamilyMember, ...]:
    """Every filled row of 1.2."""
    members = []
    for index, row in enumerate(_rows(items, "family")):
        where, place = f"family.{index}", row.place.describe()
        born, born_text = notes.day(row.text("date_of_birth"), place, f"{where}.date_of_birth")
        member = ReferredFamilyMember(
            name_and_address=notes.text(row.text("name_and_address"), place, f"{where}.name_and_address"),
            relationship=notes.fact(row.text("relationship"), place, f"{where}.relationship"),
            date_of_birth=born,
            date_of_birth_text=born_text,
            legal_status=notes.fact(row.text("legal_status"), place, f"{where}.legal_status"),
            ethnicity=notes.fact(row.text("ethnicity"), place, f"{where}.ethnicity"),
        )
        if member != ReferredFamilyMember():
            members.append(member)
    return tuple(members)


def other_agencies(items: Iterable[Item], notes: Notes) -> tuple[InvolvedAgency, ...]:
    """Every filled row of 1.3."""
    found = []
    for index, row in enumerate(_rows(items, "other_agencies")):
        place = row.place.describe()
        agency = InvolvedAgency(
            agency=notes.fact(row.text("agency"), place, f"other_agencies.{index}.agency"),
            contact=notes.text(row.text("contact"), place, f"other_agencies.{index}.contact"),
            reason=notes.text(row.text("reason"), place, f"other_agencies.{index}.reason"),
        )
        if agency != InvolvedAgency():
            found.append(agency)
    return tuple(found)


def events(items: Iterable[Item], notes: Notes) -> tuple[Event, ...]:
    """Every filled row of the small chronology, in the order of the form."""
    return tuple(_event(row, f"events.{index}", notes) for index, row in enumerate(_rows(items, "events")))


def _event(row: GridRow, where: str, notes: Notes) -> Event:
    both, date_text, time_text = row.text("when"), row.text("date"), row.text("time")
    day, clock = read_date_and_time(both) if both else (read_date(date_text or ""), read_time(time_text or ""))
    if (both or date_text) and not day.is_known:
        text = shortened(both or date_text or "")
        notes.say("date-not-a-day", row.place.describe(), f"{where}.date", text=text)
    return Event(
        date=day.date,
        date_end=day.date_end,
        date_precision=day.contract_precision,
        date_text=both or date_text,
        approximate=day.approximate,
        time=clock.time,
        time_end=clock.time_end,
        time_text=clock.text if both else time_text,
        event=row.text("event"),
        location=row.place.describe(),
        other=tuple(
            LabelledText(label=heading or "Without a heading", text="\n".join(piece.text for piece in pieces))
            for key, heading, pieces in row.cells
            if key == "" and any(piece.text for piece in pieces)
        ),
        date_notes=day.notes,
        time_notes=clock.notes,
    )
