"""The echo the other way: an agency says that it heard from another, whose rows do not tell of it."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.merging.messages_in_rows import tell_of_a_message
from pipeline.merging.reviewer_notes import ReviewerNotes
from pipeline.merging.same_words import sentence_words
from schemas.agency import Agency
from schemas.messages_between import NamedWithoutRows, UnsentReceipt

POLICE, WCS, AMBULANCE = "Westmere Police", "Westmere Children's Services", "Westmere Ambulance Service"
ICB = "Westmere Integrated Care Board"
RECEIPT = ("2025-03-20", "Referral received from police about the bruise.")
ELSEWHERE = ("2025-05-20", "Theft of a bicycle.")


def heard(view: Any) -> list[tuple[str, str]]:
    return [(each.agency, each.heard_from) for each in view.unsent_receipts]


def test_a_referral_received_that_the_sender_has_no_entry_of(view: Any, entry: Any, chronology: Any) -> None:
    made = view(entry(WCS, chronology(RECEIPT)), entry(POLICE, chronology(ELSEWHERE)))
    (event_id,) = (event.id for event in made.events if event.agency == WCS)
    assert made.unsent_receipts == (
        UnsentReceipt(
            event_id=event_id,
            agency=WCS,
            heard_from=POLICE,
            date=datetime.date(2025, 3, 20),
            looked_from=datetime.date(2025, 3, 6),
            looked_to=datetime.date(2025, 3, 23),
            words="Referral received from police about the bruise",
        ),
    )
    assert made.echoes == ()
    assert made.named_without_rows == ()


@pytest.mark.parametrize(
    ("day", "text", "is_sent"),
    [
        ("2025-03-05", "Children's services told.", False),  # a day too early
        ("2025-03-06", "Children's services told.", True),
        ("2025-03-12", "Referral submitted.", True),  # does not say to whom
        ("2025-03-19", "WCS rang back.", True),  # another name of theirs
        ("2025-03-20", "Spoke with social worker at the address.", True),
        ("2025-03-23", "Late entry: children's services told.", True),
        ("2025-03-24", "Children's services told.", False),  # a day too late
        ("2025-03-10", "Letter sent to the ambulance service.", False),  # to somebody else
        ("2025-03-10", "Letter received from the mother.", False),  # came, did not go
        ("2025-03-19", "Bruise on the arm seen by officers at the door.", True),  # the event itself, the day before
        ("2025-03-18", "Dog barking, owner advised.", False),
    ],
)
def test_what_counts_as_an_entry_of_having_told(
    view: Any, entry: Any, chronology: Any, day: str, text: str, is_sent: bool
) -> None:
    made = view(entry(WCS, chronology(RECEIPT)), entry(POLICE, chronology((day, text), ELSEWHERE)))
    assert heard(made) == ([] if is_sent else [(WCS, POLICE)])


@pytest.mark.parametrize(
    "text",
    [
        "Police notification of a row in the street.",
        "PPN received.",
        "Letter from police about the court date.",
        "Police telephoned: man arrested.",
        "Told by police that he was arrested.",
        "Information from police logged on the file.",
    ],
)
def test_ways_of_saying_that_something_came(view: Any, entry: Any, chronology: Any, text: str) -> None:
    made = view(entry(WCS, chronology(("2025-03-20", text))), entry(POLICE, chronology(ELSEWHERE)))
    assert heard(made) == [(WCS, POLICE)]


@pytest.mark.parametrize(
    "text",
    [
        "No referral received from police.",
        "Report from police awaited.",
        "Police checks requested.",
        "Police letter not yet received.",
        "Mother says that police told her to leave.",
        "Mother reports that she was told by police to leave.",
        "History: police notifications in 2021.",
        "Previous referral received from police.",
        "Police referral to be made.",
        "Strategy meeting: police told of two earlier calls.",
        "Notification sent to police.",
        "Shared with police by phone.",
        "Conference report written in view of police notification.",
        "999 call by a neighbour.",
        "Home visit. Police officer seen at the corner.",
    ],
)
def test_nobody_is_asked_about_what_did_not_certainly_come(view: Any, entry: Any, chronology: Any, text: str) -> None:
    made = view(entry(WCS, chronology(("2025-03-20", text))), entry(POLICE, chronology(ELSEWHERE)))
    assert heard(made) == []


def test_a_message_about_a_day_is_told_of_by_the_row_of_that_day(view: Any, entry: Any, chronology: Any) -> None:
    receipt = ("2025-03-20", "Letter from police about an arrest on 14 February.")
    arrest = ("2025-02-14", "Man detained outside the shop.")
    assert heard(view(entry(WCS, chronology(receipt)), entry(POLICE, chronology(arrest)))) == []
    other_day = ("2025-02-13", "Man detained outside the shop.")
    (found,) = view(entry(WCS, chronology(receipt)), entry(POLICE, chronology(other_day))).unsent_receipts
    assert found.looked_from == datetime.date(2025, 2, 14)


def test_the_first_days_of_the_review_period_are_not_asked_about(view: Any, entry: Any, chronology: Any) -> None:
    """The period begins on 1 March 2024: on 14 March the sending may lie before it, on 15 March no more."""
    rows = chronology(("2024-03-14", "PPN received."), ("2024-03-15", "Police notification read."))
    (found,) = view(entry(WCS, rows), entry(POLICE, chronology(ELSEWHERE))).unsent_receipts
    assert found.date == datetime.date(2024, 3, 15)


def test_a_sender_that_sent_no_chronology_is_not_accused(view: Any, entry: Any, chronology: Any) -> None:
    rows = chronology(RECEIPT, ("2025-04-02", "Police informed of the missed visit."), ("2025-04-03", "Visit."))
    made = view(entry(WCS, rows))
    ids = {event.event: event.id for event in made.events}
    assert (made.unsent_receipts, made.echoes) == ((), ())
    assert made.named_without_rows == (
        NamedWithoutRows(
            agency=POLICE,
            is_of_case=True,
            told_by=(ids["Police informed of the missed visit."],),
            heard_by=(ids[RECEIPT[1]],),
        ),
    )


def test_a_sender_that_the_case_does_not_list_is_said_in_the_words_of_the_row(
    view: Any, entry: Any, chronology: Any
) -> None:
    rows = chronology(
        ("2025-03-20", "Letter from the probation service."),
        ("2025-03-21", "Letter from her aunt."),
        ("2025-03-22", "No report from CAMHS."),
        ("2025-03-23", "Report sent to housing."),
    )
    made = view(entry(WCS, rows))
    assert made.unsent_receipts == ()
    assert [(each.agency, each.is_of_case, len(each.heard_by)) for each in made.named_without_rows] == [
        ("probation service", False, 1)
    ]


def test_an_agencys_own_office_is_no_sender(view: Any, entry: Any, chronology: Any) -> None:
    made = view(entry(WCS, chronology(("2025-03-20", "Report from social worker read."))))
    assert (made.unsent_receipts, made.named_without_rows) == ((), ())


def test_a_word_that_may_mean_another_agency_accuses_nobody(
    view: Any, entry: Any, chronology: Any, case_of: Any
) -> None:
    schools = ("Oakfield Primary School", "Brierley High School")
    case = case_of(agencies=(*case_of().agencies, *(Agency(name=name, kind="education") for name in schools)))
    sent = [entry(name, chronology(("2025-05-20", "Assembly."))) for name in schools]

    def heard_of(text: str) -> list[tuple[str, str]]:
        return heard(view(entry(WCS, chronology(("2025-03-20", text))), *sent, case=case))

    assert heard_of("Referral received from school.") == []
    assert heard_of("Referral received from nursery.") == []
    assert heard_of("Referral received from Oakfield Primary School.") == [(WCS, "Oakfield Primary School")]


def test_two_forces_of_one_kind_are_told_apart_by_their_own_names(
    view: Any, entry: Any, chronology: Any, case_of: Any
) -> None:
    other = "Estham Constabulary"
    case = case_of(agencies=(*case_of().agencies, Agency(name=other, kind="police")))
    made = view(
        entry(WCS, chronology(("2025-03-20", "PPN received."), ("2025-04-20", "Estham Constabulary telephoned."))),
        entry(POLICE, chronology(ELSEWHERE)),
        entry(other, chronology(ELSEWHERE)),
        case=case,
    )
    assert heard(made) == [(WCS, other)]


@pytest.mark.parametrize(
    ("more", "is_asked"),
    [
        ({"date_precision": "month", "date_end": datetime.date(2025, 3, 31)}, False),
        ({"date_precision": "day", "approximate": True}, False),
        ({"date_precision": "day"}, True),
    ],
)
def test_only_a_receipt_of_a_certain_day_is_asked_about(
    view: Any, entry: Any, row: Any, chronology: Any, more: dict[str, Any], is_asked: bool
) -> None:
    receipt = row("2025-03-20", RECEIPT[1], **more)
    made = view(entry(WCS, chronology(receipt)), entry(POLICE, chronology(ELSEWHERE)))
    assert heard(made) == ([(WCS, POLICE)] if is_asked else [])


def test_rows_without_a_day_may_be_the_sending(view: Any, entry: Any, row: Any, chronology: Any) -> None:
    receipt = entry(WCS, chronology(RECEIPT))
    march = row(
        "2025-03-01",
        "Several notices to children's services.",
        date_end=datetime.date(2025, 3, 31),
        date_precision="month",
    )
    undated = row(None, "Children's services told.", date_text="TBC")
    year = row("2025-01-01", "Known for thefts.", date_end=datetime.date(2025, 12, 31), date_precision="year")
    assert heard(view(receipt, entry(POLICE, chronology(march, ELSEWHERE)))) == []
    assert heard(view(receipt, entry(POLICE, chronology(undated, ELSEWHERE)))) == []
    assert heard(view(receipt, entry(POLICE, chronology(year, ELSEWHERE)))) == [(WCS, POLICE)]


def test_both_directions_of_one_case_stand_apart_whatever_the_order_of_arrival(
    view: Any, entry: Any, chronology: Any
) -> None:
    police = entry(POLICE, chronology(("2025-06-02", "Ambulance service informed of the risk at the address.")))
    care = entry(WCS, chronology(RECEIPT))
    ambulance = entry(AMBULANCE, chronology(("2025-09-01", "Call to the address.")))
    one, other = view(police, care, ambulance), view(ambulance, care, police)
    assert [(each.agency, each.told) for each in one.echoes] == [(POLICE, AMBULANCE)]
    assert heard(one) == [(WCS, POLICE)]
    assert (one.echoes, one.unsent_receipts) == (other.echoes, other.unsent_receipts)


def test_of_two_senders_in_one_row_each_is_asked_about_for_itself(view: Any, entry: Any, chronology: Any) -> None:
    text = "Referral received from police; letter from the ambulance service; history of contact."
    made = view(
        entry(WCS, chronology(("2025-03-20", text))),
        entry(POLICE, chronology(("2025-03-18", "Social care told."))),
        entry(AMBULANCE, chronology(("2025-09-01", "Call to the address."))),
    )
    assert [(each.heard_from, each.words) for each in made.unsent_receipts] == [
        (AMBULANCE, "letter from the ambulance service")
    ]


def test_a_link_of_the_reviewers_own_settles_a_receipt(view: Any, entry: Any, chronology: Any) -> None:
    entries = entry(WCS, chronology(RECEIPT)), entry(POLICE, chronology(ELSEWHERE))
    ids = tuple(event.id for event in view(*entries).events)
    assert heard(view(*entries)) == [(WCS, POLICE)]
    assert heard(view(*entries, reviewer=ReviewerNotes(same=((ids[0], ids[1]),)))) == []


_ROWS = st.lists(
    st.tuples(
        st.integers(1, 60),
        st.sampled_from(
            (
                "Referral received from police.",
                "Police informed.",
                "Ambulance service telephoned.",
                "Letter from children's services.",
                "Children's services told.",
                "Referral submitted.",
                "Home visit.",
                "Report from probation read.",
            )
        ),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(_ROWS, _ROWS, st.booleans())
def test_whatever_the_rows_nobody_without_rows_is_asked_and_an_entry_of_telling_ends_the_question(
    view: Any, entry: Any, chronology: Any, care: list[tuple[int, str]], police: list[tuple[int, str]], is_turned: bool
) -> None:
    start = datetime.date(2025, 3, 1)

    def rows(given_rows: list[tuple[int, str]]) -> Any:
        return chronology(*((str(start + datetime.timedelta(days=day)), text) for day, text in given_rows))

    entries = [entry(WCS, rows(care)), entry(POLICE, rows(police))]
    made = view(*(entries[::-1] if is_turned else entries))
    by_id = {event.id: event for event in made.events}
    agencies = {event.agency for event in made.events}
    for each in made.unsent_receipts:
        row = by_id[each.event_id]
        assert row.agency == each.agency and each.words in (row.event or "") and row.date == each.date
        assert each.heard_from in agencies - {each.agency}
        assert each.looked_from <= each.date - datetime.timedelta(days=14) and each.date < each.looked_to
    assert {each.agency for each in made.named_without_rows}.isdisjoint(agencies)
    told = [(each.date - start).days for each in made.unsent_receipts if each.agency == WCS]
    answers = [(day, "Children's services told.") for day in told]
    answered = view(entries[0], entry(POLICE, rows([*police, *answers])))
    assert [each for each in answered.unsent_receipts if (each.agency, each.heard_from) == (WCS, POLICE)] == []


@pytest.mark.parametrize(
    ("sentence", "is_message"),
    [
        ("Referral received from nursery", True),
        ("Telephone call from the ward", True),
        ("CAMHS referral", False),  # to them or from them
        ("GP referral screened", True),
        ("Ltr from paeds", True),
        ("Seen by paeds on the ward", False),
        ("Ring from a neighbour's door", False),
        ("Waiting for letter: not received from CAMHS", False),
    ],
)
def test_sentences_of_messages(sentence: str, is_message: bool) -> None:
    assert tell_of_a_message(sentence_words(sentence)) is is_message
