"""Versions: which return is in force, decided by the authors' dates and never by arrival."""

import datetime
import itertools
from typing import Any

from schemas.person import Practitioner
from schemas.returns.nil_return import NilReturn
from schemas.returns.scoping import ScopingRecord

MONDAY = datetime.datetime(2026, 3, 9, 9, 0, tzinfo=datetime.UTC)
TUESDAY = MONDAY + datetime.timedelta(days=1)


def states(view: Any) -> dict[str, tuple[str, int]]:
    return {each.file: (each.state, each.version) for each in view.returns}


def codes(view: Any) -> list[str]:
    return [issue.code for issue in view.issues]


def test_the_later_saved_chronology_replaces_the_earlier(view: Any, entry: Any, chronology: Any) -> None:
    first = chronology(("2025-03-04", "Call to the house"), ("2025-03-09", "Strategy discussion held by telephone"))
    second = chronology(("2025-03-04", "Call to the house"), ("2025-03-09", "Strategy discussion held by phone"))
    old = entry("Westmere Police", first, file="a.docx", saved=MONDAY, received=TUESDAY)
    new = entry("Westmere Police", second, file="b.docx", saved=TUESDAY, received=MONDAY)
    for order in itertools.permutations((old, new)):
        made = view(*order)
        assert states(made) == {"a.docx": ("superseded", 1), "b.docx": ("accepted", 2)}
        assert [event.event for event in made.events] == ["Call to the house", "Strategy discussion held by phone"]
        assert "version-assumed" in codes(made)


def test_a_row_in_which_the_agency_wrote_on_stays_the_same_row(view: Any, entry: Any, chronology: Any) -> None:
    others = (("2025-03-09", "Strategy discussion by telephone"), ("2025-03-10", "Letter sent to both parents"))
    text = "Registered with us today, check booked."
    longer = f"{text} The receptionist wrote that the child had a mark on his cheek and would not say how."
    first, second = chronology(("2025-03-04", text), *others), chronology(("2025-03-04", longer), *others)
    old = view(entry("Westmere Police", first, file="a.docx", saved=MONDAY))
    new = view(
        entry("Westmere Police", first, file="a.docx", saved=MONDAY),
        entry("Westmere Police", second, file="b.docx", saved=TUESDAY),
    )
    assert (new.events[0].event, new.events[0].id) == (longer, old.events[0].id)


def test_the_stated_date_counts_before_the_files_own_time(view: Any, entry: Any) -> None:
    def scoping(day: int, text: str) -> ScopingRecord:
        return ScopingRecord(
            completed_by=Practitioner(name="P. Heron", designation="DS, Westmere Police"),
            date_completed=datetime.date(2026, 3, day),
            people=(),
            involvement=f"{text} Officers attended the address three times in the period under review.",
        )

    old = entry("Westmere Police", scoping(5, "First."), "scoping", file="old.docx", saved=TUESDAY)
    new = entry("Westmere Police", scoping(8, "Corrected."), "scoping", file="new.docx", saved=MONDAY)
    assert states(view(new, old)) == {"old.docx": ("superseded", 1), "new.docx": ("accepted", 2)}


def test_a_resaved_return_is_one_return_with_two_names(view: Any, entry: Any, row: Any, chronology: Any) -> None:
    first = entry("Westmere Police", chronology(("2025-03-04", "Call", None)), file="return.docx", saved=MONDAY)
    moved = row("2025-03-04", "Call", location="sheet Events, cell A2")
    again = entry("Westmere Police", chronology(moved), file="return (1).xlsx", saved=TUESDAY)
    made = view(again, first)
    assert [(each.file, each.names) for each in made.returns] == [("return.docx", ("return (1).xlsx", "return.docx"))]
    assert len(made.events) == 1
    assert codes(made) == ["same-content-again"]


def test_two_services_of_one_agency_both_stand(view: Any, entry: Any, chronology: Any) -> None:
    visiting = chronology(("2025-01-02", "New birth visit at home"), ("2025-02-03", "Six week review in clinic"))
    maternity = chronology(("2024-11-02", "Booking appointment"), ("2024-12-05", "Scan attended with partner"))
    one = entry("Westmere Integrated Care Board", visiting, file="health visiting.docx", saved=MONDAY)
    two = entry("Westmere Integrated Care Board", maternity, file="maternity.docx", saved=TUESDAY)
    made = view(one, two)
    assert states(made) == {"health visiting.docx": ("accepted", 1), "maternity.docx": ("accepted", 1)}
    assert len(made.events) == 4
    assert codes(made) == ["two-returns-kept"]


def test_the_returns_of_two_unknown_agencies_never_replace_each_other(view: Any, entry: Any, chronology: Any) -> None:
    same = ("2025-03-04", "Call to the house")
    one = entry(None, chronology(same, ("2025-03-05", "One")), file="1.docx", saved=MONDAY)
    two = entry(None, chronology(same, ("2025-03-05", "Two")), file="2.docx", saved=TUESDAY)
    made = view(one, two)
    assert {state for state, _ in states(made).values()} == {"accepted"}
    assert len({event.id for event in made.events}) == 4
    assert codes(made) == ["agency-unknown", "agency-unknown"]


def test_an_alias_is_the_agency_and_strangers_keep_their_words(view: Any, entry: Any, chronology: Any) -> None:
    known = entry("WCS", chronology(("2025-03-04", "Contact received")), file="1.docx")
    stranger = entry("Larkfield Tenancy Support", chronology(("2025-03-05", "Rent visit")), file="2.docx")
    made = view(known, stranger)
    assert [event.agency for event in made.events] == ["Westmere Children's Services", "Larkfield Tenancy Support"]
    assert codes(made) == ["agency-unknown"]


def test_what_was_set_aside_stays_aside(view: Any, entry: Any, chronology: Any) -> None:
    aside = entry("Westmere Police", chronology(("2025-03-04", "Call"))).model_copy(update={"state": "needs-attention"})
    made = view(aside)
    assert made.events == ()
    assert states(made) == {aside.file: ("needs-attention", 1)}
    assert made.quorum.police is False


def test_a_nil_return_beside_rows_is_asked_about(view: Any, entry: Any, chronology: Any) -> None:
    nil = NilReturn(completed_by=Practitioner(name="P. Heron"), statement="Nothing known.")
    made = view(
        entry("Westmere Police", nil, "nil-return"),
        entry("Westmere Police", chronology(("2025-03-04", "Call to house"))),
    )
    assert "nil-return-but-rows" in codes(made)
    assert {each.state for each in made.returns} == {"accepted"}
    assert made.quorum.police is True and made.quorum.icb is False
