"""Links between rows of one event, on invented cases labelled by hand; the held-back ones were not used to tune the linker."""

import datetime
import gc
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from pipeline.merging.many_objects import without_collecting
from pipeline.merging.mentions import mentions_of
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.merging.row_signs import days_spoken_of
from pipeline.merging.same_event import link_events
from schemas.case_view import CaseEvent
from schemas.person import CasePerson

CASES = Path(__file__).parent / "linked_cases"
HANDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth",
)  # fmt: skip
"""Who wrote and labelled the cases, as the names of the files say; the first, who knew the linker, is not named."""


def read_case(name: str) -> tuple[list[CaseEvent], set[frozenset[str]], dict[str, tuple[str, ...]]]:
    """The rows, the pairs that tell of one event, and the agencies."""
    events, groups = [], {}
    for number, line in enumerate((CASES / name).read_text(encoding="utf-8").splitlines()):
        if line.startswith("#"):
            continue
        group, agency, day, clock, contact, text = line.split("|")
        event = CaseEvent(
            id=str(number),
            agency=agency,
            date=datetime.date.fromisoformat(day),
            date_precision="day",
            date_text=day,
            time=clock or None,
            child_contact=contact or None,
            event=text,
            file="f",
            sha256="",
            return_version=1,
            location=f"row {number}",
        )
        events.append(event)
        groups[event.id] = group.split(",")
    true = {
        frozenset((one.id, other.id))
        for one, other in combinations(events, 2)
        if one.agency != other.agency and (set(groups[one.id]) & set(groups[other.id])) - {"-"}
    }
    return events, true, {event.agency or "": () for event in events}


def children_of(name: str) -> dict[str, str]:
    """The children whom a comment line "# children: …" names."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    named = [line.partition(":")[2] for line in lines if line.startswith("# children:")]
    return {child.strip().casefold(): child.strip() for line in named for child in line.split(",")}


def compare(name: str) -> tuple[set[frozenset[str]], set[frozenset[str]], list[str]]:
    """The pairs found, the pairs labelled, and in words those found too many and those missed."""
    events, true, agencies = read_case(name)
    linked = link_events(events, mentions_of(events, agencies), ReviewerNotes(), children_of(name))
    found = {frozenset((link.first, link.second)) for link in linked.links}
    by_id = {event.id: f"{event.agency} {event.date} {event.event}" for event in events}
    wrong = ["too many: " + " / ".join(by_id[each] for each in sorted(pair)) for pair in found - true]
    wrong += ["missed: " + " / ".join(by_id[each] for each in sorted(pair)) for pair in true - found]
    return found, true, sorted(wrong)


def hand_of(name: str) -> str:
    """Who wrote a case. Args: name: of its file."""
    named = name.removeprefix("held_back_").removeprefix("seen_").partition("_")[0]
    return named if named in HANDS else HANDS[0]


def together(names: Iterable[str]) -> tuple[float, float]:
    """Precision and recall over the pairs of several cases."""
    right = found = labelled = 0
    for name in names:
        proposed, true, _ = compare(name)
        right, found, labelled = right + len(proposed & true), found + len(proposed), labelled + len(true)
    return right / found, right / labelled


@pytest.mark.parametrize(
    ("hand", "precision", "recall"),
    [
        ("tuned_", 0.93, 0.93),
        ("seen_second_", 0.95, 0.80),
        ("seen_third_", 0.90, 0.78),
        ("seen_fourth_", 0.92, 0.88),
        ("seen_fifth_", 0.95, 0.93),
        ("seen_sixth_", 0.95, 0.95),
        ("seen_seventh_", 0.90, 0.92),
        ("seen_eighth_", 0.93, 0.90),
        ("seen_ninth_", 0.92, 0.95),
        ("seen_tenth_", 0.95, 0.93),
        ("seen_eleventh_", 0.95, 0.80),
    ],
)
def test_links_are_nearly_all_right_and_nearly_all_found(hand: str, precision: float, recall: float) -> None:
    reached = together(path.name for path in sorted(CASES.glob(f"{hand}*.txt")))
    assert reached[0] >= precision and reached[1] >= recall, reached


def test_links_of_the_first_hands_cases_are_nearly_all_right_and_found() -> None:
    reached = together(path.name for path in sorted(CASES.glob("seen_*.txt")) if hand_of(path.name) == HANDS[0])
    assert reached[0] >= 0.95 and reached[1] >= 0.89, reached


def test_links_of_cases_held_back_reach_the_aim() -> None:
    """Six cases by two hands. What was missed is not told, so that nobody tunes the linker on these cases."""
    reached = together(path.name for path in sorted(CASES.glob("held_back_*.txt")))
    assert reached[0] >= 0.95 and reached[1] >= 0.90, reached


@pytest.mark.parametrize(
    "texts",
    [
        ("Core group at school, mother late.", "CG. Weight 30.9."),
        ("Pre-birth planning meeting held.", "Attended PBPM."),
        ("Annual review of the plan, held at school.", "AR at school. Report given."),
    ],
)
def test_first_letters_of_a_meeting_are_the_meeting(
    view: Any, entry: Any, chronology: Any, texts: tuple[str, str]
) -> None:
    social_care = entry("Westmere Children's Services", chronology(("2025-03-04", texts[0], "10:00")))
    health = entry("Westmere Health Visiting", chronology(("2025-03-04", texts[1], "10:00")))
    assert len(view(social_care, health).same_events) == 1


def test_the_first_letters_of_an_agency_are_its_name_for_a_link_and_never_for_certain() -> None:
    events = [
        CaseEvent(
            id=str(n), agency=agency, date=datetime.date(2025, 3, 4), date_precision="day", date_text="4 March",
            event=text, file="f", sha256="", return_version=1, location="row 1",
        )
        for n, (agency, text) in enumerate((("Police", "Officer at RMH. Told RMH."), ("Royal Marl Hospital", "Seen.")))
    ]  # fmt: skip
    found = mentions_of(events, {"Police": (), "Royal Marl Hospital": ()})["0"]
    assert found.perhaps_named == {"Royal Marl Hospital"} and not found.named and not found.told


def test_days_in_figures_of_every_kind_are_days_that_a_row_speaks_of() -> None:
    def days(text: str) -> set[int]:
        event = CaseEvent(
            id="1", agency="GP", date=datetime.date(2025, 3, 20), date_precision="day", date_text="20 March",
            event=text, file="f", sha256="", return_version=1, location="row 1",
        )  # fmt: skip
        return {datetime.date.fromordinal(day).day for day in days_spoken_of(event)}

    assert days("Ltr neurology. DNA 11.3.") == {11}
    assert days("Disch ltr 3-5/3.") == {3, 4, 5}
    assert days("Weight 6.1, feed 1.5kcal, temp 37.2.") == set()


def test_a_late_receipt_is_linked_through_a_row_that_is_linked_with_both() -> None:
    events, _, agencies = read_case("seen_cosleeping.txt")
    links = link_events(events, mentions_of(events, agencies), ReviewerNotes()).links
    pairs = {frozenset((link.first, link.second)) for link in links}
    through = [link for link in links if link.through]
    assert through
    for link in through:
        assert {frozenset((end, link.through)) for end in (link.first, link.second)} <= pairs
        assert link.reason.startswith("both are linked with a row of ") and link.strength >= 0.3


def test_no_agency_has_two_rows_of_one_event() -> None:
    events, _, agencies = read_case("seen_looked_after.txt")
    of = {event.id: event.agency for event in events}
    met: dict[str, list[str | None]] = {}
    for link in link_events(events, mentions_of(events, agencies), ReviewerNotes()).links:
        met.setdefault(link.first, []).append(of[link.second])
        met.setdefault(link.second, []).append(of[link.first])
    assert met and all(len(others) == len(set(others)) and of[row] not in others for row, others in met.items())


def test_a_link_says_why_and_how_strong() -> None:
    events, _, agencies = read_case("tuned_infant.txt")
    first = link_events(events[:2], mentions_of(events, agencies), ReviewerNotes()).links[0]
    assert (first.first, first.second) == (events[0].id, events[1].id)
    assert 0.55 <= first.strength <= 1.0
    assert "both are about the same kind of event: police notification" in first.reason and "told" in first.reason


def test_a_reason_gives_words_as_a_row_writes_them(view: Any, entry: Any, chronology: Any) -> None:
    police = chronology(("2025-03-04", "Apologised for the trampoline ladders.", "10:00"))
    school = chronology(("2025-03-04", "An apologising note after a trampoline ladder.", "10:00"))
    (link,) = view(entry("Westmere Police", police), entry("North Westmere School", school)).same_events
    words = link.reason.partition("both say ")[2].partition(";")[0]
    assert set(words.split(", ")) == {"“apologised”", "“trampoline”", "“ladder”"}


def test_a_rejected_link_is_never_proposed_again() -> None:
    events, _, agencies = read_case("tuned_infant.txt")
    before = {
        (link.first, link.second) for link in link_events(events, mentions_of(events, agencies), ReviewerNotes()).links
    }
    rejected = (events[5].id, events[3].id)
    assert (events[3].id, events[5].id) in before
    after = {
        (link.first, link.second)
        for link in link_events(events, mentions_of(events, agencies), ReviewerNotes(not_the_same=(rejected,))).links
    }
    assert before - after == {(events[3].id, events[5].id)}


def test_rows_on_days_far_apart_or_of_one_agency_are_never_linked(
    row: Any, view: Any, entry: Any, chronology: Any
) -> None:
    text = "Strategy discussion with police about the bruise on the arm"
    police = chronology(("2025-03-04", text, "10:00"), ("2025-03-04", text, "10:00"), ("2025-04-20", text, "10:00"))
    ambulance = chronology(("2025-06-04", text, "10:00"))
    made = view(entry("Westmere Police", police), entry("Westmere Ambulance Service", ambulance))
    assert made.same_events == ()


def test_linked_rows_name_each_other_and_keep_their_own_words(view: Any, entry: Any, chronology: Any) -> None:
    police = chronology(("2025-03-04", "999 call: child not breathing. Ambulance called.", "21:10"))
    ambulance = chronology(("2025-03-04", "999 call from police: child not breathing.", "21:40"))
    made = view(entry("Westmere Police", police), entry("Westmere Ambulance Service", ambulance))
    one, other = made.events
    assert one.same_as == (other.id,) and other.same_as == (one.id,)
    assert (one.event, other.event) == (police.events[0].event, ambulance.events[0].event)
    assert [(each.kind, each.first[1], each.second[1]) for each in made.disagreements] == [("time", "21:10", "21:40")]
    assert one.conflicts_with == (other.id,)


def test_a_later_row_that_gives_the_day_is_linked_with_the_row_of_that_day(
    view: Any, entry: Any, chronology: Any
) -> None:
    police = chronology(("2025-03-04", "Lock knife found on a boy outside the station. Words of advice.", "21:10"))
    social_care = chronology(("2025-03-13", "Police wrote about a lock knife found on 4 March."))
    made = view(entry("Westmere Police", police), entry("Westmere Children's Services", social_care))
    (link,) = made.same_events
    assert "speaks of the day" in link.reason


def test_one_number_in_two_rows_of_a_day_links_them(view: Any, entry: Any, chronology: Any) -> None:
    police = chronology(("2025-03-04", "Incident 0412-2235 closed.", None))
    ambulance = chronology(("2025-03-04", "Stood down, police incident 0412-2235.", None))
    made = view(entry("Westmere Police", police), entry("Westmere Ambulance Service", ambulance))
    (link,) = made.same_events
    assert "0412-2235" in link.reason


def test_an_ambulance_that_came_is_no_message(view: Any, entry: Any, chronology: Any) -> None:
    texts = ("First aid given by officers until the ambulance arrived.", "Brought in by ambulance with a cut lip.")
    events = [
        CaseEvent(
            id=str(n), agency="Police", date=datetime.date(2025, 3, 4), date_precision="day", date_text="4 March",
            event=text, file="f", sha256="", return_version=1, location="row 1",
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip
    found = mentions_of(events, {"Police": (), "Ambulance Service": ()})
    assert [found[key].heard_from for key in ("0", "1")] == [frozenset(), frozenset()]


def test_a_day_with_too_many_rows_of_one_kind_is_said_and_other_signs_still_link(
    view: Any, entry: Any, chronology: Any
) -> None:
    visits = [("2025-03-04", f"Missing from home, time {number}.", None) for number in range(25)]
    police = chronology(*visits, ("2025-03-04", "Missing, log 0412-2235, found by the canal.", None))
    social_care = chronology(*visits, ("2025-03-04", "Missing, log 0412-2235, found by the canal.", None))
    made = view(entry("Westmere Police", police), entry("Westmere Children's Services", social_care))
    (said,) = [
        each for each in made.issues if each.code == "too-many-alike-on-one-day" and "missing episode" in each.message
    ]
    assert "04/03/2025" in said.message and "52 rows" in said.message
    texts = {event.id: event.event for event in made.events}
    assert any("0412-2235" in texts[link.first] and "0412-2235" in texts[link.second] for link in made.same_events)


def test_rows_of_a_few_days_and_of_a_day_within_them_are_linked(
    view: Any, entry: Any, row: Any, chronology: Any
) -> None:
    overnight = row(
        "2025-03-04", "Strategy discussion with police.", date_end=datetime.date(2025, 3, 5), date_precision="range"
    )
    whole_month = row("2025-03-01", "Strategy discussion.", date_end=datetime.date(2025, 3, 31), date_precision="month")
    police = chronology(("2025-03-04", "Strategy meeting attended.", "15:00"))
    social_care = entry("Westmere Children's Services", chronology(overnight, whole_month))
    made = view(entry("Westmere Police", police), social_care)
    texts = {event.id: event.event for event in made.events}
    assert [{texts[link.first], texts[link.second]} for link in made.same_events] == [
        {"Strategy discussion with police.", "Strategy meeting attended."}
    ]


def test_appointments_of_two_children_at_one_hour_are_two_events(
    view: Any, entry: Any, chronology: Any, case_of: Any
) -> None:
    family = (*case_of().people, CasePerson(role="sibling", name="Wren Ashdown"))
    gp = chronology(("2025-03-04", "Robin: bruise to the arm seen by the doctor.", "10:00"))
    hospital = chronology(("2025-03-04", "Wren: bruise to the arm seen by the doctor.", "10:00"))
    entries = (entry("Westmere Ambulance Service", gp), entry("Westmere Integrated Care Board", hospital))
    assert len(view(*entries).same_events) == 1
    assert view(*entries, case=case_of(people=family)).same_events == ()


def test_a_reason_gives_figures_and_times_as_the_rows_write_them(view: Any, entry: Any, chronology: Any) -> None:
    ambulance = chronology(("2025-03-04", "Fall from a wall. 17 steps. Left scene 15:40, General Hospital.", "15:17"))
    hospital = chronology(("2025-03-04", "Fell down 17 steps from a wall, fracture.", "15:42"))
    (link,) = view(entry("Westmere Ambulance", ambulance), entry("Westmere General Hospital", hospital)).same_events
    assert "“17”" in link.reason and "#" not in link.reason
    assert "one gives in its words the time of the other" in link.reason


@pytest.mark.parametrize("path", sorted(CASES.glob("seen_ninth_*.txt")), ids=lambda path: path.stem)
def test_every_link_says_why(path: Path) -> None:
    events, _, agencies = read_case(path.name)
    linked = link_events(events, mentions_of(events, agencies), ReviewerNotes(), children_of(path.name))
    assert len(linked.links) > 20 and all(link.reason for link in linked.links)


def test_two_meetings_of_one_day_are_two_events(view: Any, entry: Any, chronology: Any) -> None:
    police = chronology(
        ("2025-03-04", "Strategy discussion.", "09:00"), ("2025-03-04", "Strategy discussion.", "16:00")
    )
    social_care = chronology(("2025-03-04", "Strategy meeting, second of the day.", "16:00"))
    made = view(entry("Westmere Police", police), entry("Westmere Children's Services", social_care))
    times = {event.id: event.time for event in made.events}
    assert [(times[link.first], times[link.second]) for link in made.same_events] == [("16:00", "16:00")]


def test_the_collector_is_as_it_was_after_an_error() -> None:
    @without_collecting
    def fails() -> None:
        assert not gc.isenabled()
        raise ValueError

    with pytest.raises(ValueError):
        fails()
    assert gc.isenabled()
