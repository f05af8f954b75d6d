"""What holds for every case: nothing lost or doubled, arrival does not matter, ids and notes stay with their rows."""

import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.merging.reviewer_notes import NotedRow, ReviewerNotes
from schemas.chronology import Event, LabelledText

AGENCIES = ("Westmere Police", "Westmere Integrated Care Board", "Westmere Ambulance Service", "Somebody Else", None)
DAYS = st.dates(datetime.date(2025, 1, 1), datetime.date(2025, 1, 12))
TEXTS = st.sampled_from(
    [
        "Home visit",
        "Call from school about a bruise on the arm",
        "Strategy discussion held by telephone",
        "Not brought",
        "",
    ]
)
TIMES = st.sampled_from([None, "09:00", "09:00", "14:30", "23:59"])


UNDATED = st.sampled_from([None, "TBC", "when he was small"])
ENDS = st.sampled_from([None, "09:30", "00:15"])


@st.composite
def rows(draw: st.DrawFn) -> Event:
    """A row as agencies write them: of a day, a month, some days, about a day or no day; at a time or over midnight."""
    day = draw(st.one_of(st.none(), DAYS))
    clock = draw(TIMES)
    shape = draw(st.sampled_from(["day", "day", "day", "month", "range", "about"])) if day else "unknown"
    first = day.replace(day=1) if day and shape == "month" else day
    last = {"month": day.replace(day=31), "range": day + datetime.timedelta(days=2)}.get(shape) if day else None
    return Event(
        date=first,
        date_end=last,
        date_precision="day" if shape == "about" else shape,
        date_text=draw(st.sampled_from([day.isoformat(), f"?{day:%d/%m/%Y}"])) if day else draw(UNDATED),
        approximate=shape == "about",
        time=clock,
        time_end=draw(ENDS) if clock else None,
        time_text=clock,
        event=draw(TEXTS),
        comment=draw(st.sampled_from([None, "Good practice"])),
        location=f"row {draw(st.integers(1, 99))}",
    )


RETURNS = st.lists(st.tuples(st.sampled_from(AGENCIES), st.lists(rows(), max_size=8)), max_size=6)


@settings(deadline=None, max_examples=40)
@given(data=st.data(), returns=RETURNS)
def test_arrival_order_does_not_matter(
    view: Any, entry: Any, chronology: Any, data: st.DataObject, returns: Any
) -> None:
    moment = datetime.datetime(2026, 3, 9, tzinfo=datetime.UTC)
    entries = [
        entry(agency, chronology(*events), file=f"{number}.docx", saved=moment + datetime.timedelta(hours=number))
        for number, (agency, events) in enumerate(returns)
    ]
    shuffled = data.draw(st.permutations(entries))
    assert view(*shuffled) == view(*entries)


@settings(deadline=None, max_examples=40)
@given(returns=RETURNS)
def test_each_row_in_force_stands_exactly_once(view: Any, entry: Any, chronology: Any, returns: Any) -> None:
    entries = [entry(agency, chronology(*events), file=f"{n}.docx") for n, (agency, events) in enumerate(returns)]
    made = view(*entries)
    expected = sorted(
        (each.file, row.location, row.event or "", str(row.date))
        for each in made.accepted
        for row in each.parsed.record.events
    )
    assert sorted((row.file, row.location, row.event or "", str(row.date)) for row in made.events) == expected
    assert len({row.id for row in made.events}) == len(made.events)
    assert {name for each in made.returns for name in each.names} == {each.file for each in entries}


@settings(deadline=None, max_examples=40)
@given(returns=RETURNS)
def test_days_and_clock_times_never_run_backwards(view: Any, entry: Any, chronology: Any, returns: Any) -> None:
    made = view(*(entry(agency, chronology(*events), file=f"{n}.docx") for n, (agency, events) in enumerate(returns)))
    dated = [row for row in made.events if row.date]
    assert list(made.events[: len(dated)]) == dated
    assert [row.date for row in dated] == sorted(row.date for row in dated)
    timed = [(row.date, row.time) for row in dated if row.time and row.date_precision == "day"]
    assert timed == sorted(timed)


@settings(deadline=None, max_examples=40)
@given(before=st.lists(rows(), min_size=1, max_size=10), inserted=rows(), place=st.integers(0, 10))
def test_ids_survive_an_inserted_row_and_notes_survive_the_next_version(
    view: Any, entry: Any, chronology: Any, before: Any, inserted: Event, place: int
) -> None:
    moment = datetime.datetime(2026, 3, 9, tzinfo=datetime.UTC)
    old = entry("Westmere Police", chronology(*before), file="1.docx", saved=moment)
    seen = view(old).events
    notes = ReviewerNotes(
        rows=tuple(
            NotedRow(
                event_id=row.id,
                agency=row.agency,
                date_text=row.date_text,
                event=row.event,
                time_text=row.time_text,
                order=number,
                notes=(LabelledText(label="Reviewer's note", text=f"note on {row.id}"),),
            )
            for number, row in enumerate(seen)
        )
    )
    after = [*before[:place], inserted, *before[place:]]
    new = entry("Westmere Police", chronology(*after), file="2.docx", saved=moment + datetime.timedelta(days=1))
    made = view(new, old, reviewer=notes)
    assert {row.id for row in seen} <= {row.id for row in made.events}
    carried = {row.notes.get("Reviewer's note") for row in (*made.events, *made.withdrawn_events)}
    assert carried - {None} == {f"note on {row.id}" for row in seen}
    assert [row.change for row in made.events].count("new") == 1
    assert made.withdrawn_events == ()


@settings(deadline=None, max_examples=30)
@given(returns=RETURNS, data=st.data())
def test_ids_survive_a_file_that_is_saved_again_under_another_name(
    view: Any, entry: Any, chronology: Any, returns: Any, data: st.DataObject
) -> None:
    moment = datetime.datetime(2026, 3, 9, tzinfo=datetime.UTC)
    saved = [
        entry(agency, chronology(*events), file=f"{number}.docx", saved=moment + datetime.timedelta(hours=number))
        for number, (agency, events) in enumerate(returns)
        if agency and events
    ]
    again = data.draw(st.sampled_from(saved)) if saved else None
    made = view(*saved)
    if again is None:
        return
    copy = entry(again.agency, again.parsed.record, file="copy of it.docx", saved=moment + datetime.timedelta(days=9))
    assert [row.id for row in view(*saved, copy).events] == [row.id for row in made.events]


@settings(deadline=None, max_examples=30)
@given(returns=RETURNS)
def test_an_unknown_order_is_said_of_every_untimed_row_that_shares_its_day_and_of_no_other(
    view: Any, entry: Any, chronology: Any, returns: Any
) -> None:
    made = view(*(entry(agency, chronology(*events), file=f"{n}.docx") for n, (agency, events) in enumerate(returns)))
    for row in made.events:
        others = [
            other
            for other in made.events
            if other.id != row.id and other.date_precision == "day" and other.date == row.date
        ]
        is_unknown = row.date is not None and row.date_precision == "day" and row.time is None and bool(others)
        assert row.order_unknown == is_unknown


@settings(deadline=None, max_examples=30)
@given(returns=RETURNS)
def test_links_are_between_two_agencies_and_one_row_of_each_at_most(
    view: Any, entry: Any, chronology: Any, returns: Any
) -> None:
    made = view(*(entry(agency, chronology(*events), file=f"{n}.docx") for n, (agency, events) in enumerate(returns)))
    agency_of = {row.id: row.agency for row in made.events}
    partners = [(link.first, agency_of[link.second]) for link in made.same_events]
    partners += [(link.second, agency_of[link.first]) for link in made.same_events]
    assert len(partners) == len(set(partners))
    assert all(agency_of[link.first] != agency_of[link.second] and link.reason for link in made.same_events)
