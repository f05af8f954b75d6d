"""Every figure of the partnerships' sources, with the paragraph that it stands in; dates counted by hand."""

from datetime import date

import pytest

from pipeline.errors import ConfigurationError
from pipeline.timetable.deadlines import known_dates, outstanding, timetable_for, timetable_of
from pipeline.timetable.profiles import load_profile, profile_from_text, shipped_profiles
from schemas.agency import Agency
from schemas.case import Case
from schemas.timetable import Deadline

MONDAY = date(2026, 3, 2)
CHRISTMAS = date(2025, 12, 18)
EASTER = date(2026, 3, 26)
SATURDAY = date(2026, 3, 7)
AWARE = date(2026, 2, 27)


def deadline_of(profile: str, key: str, notified: date, **dates: date) -> Deadline:
    loaded = load_profile(profile)
    known = {name.replace("_", "-"): day for name, day in dates.items()}
    timetable = timetable_for(loaded, notified, dates=known)
    return next(step for step in timetable.deadlines if step.key == key)


WEST_MIDLANDS = [
    ("requests", MONDAY, date(2026, 3, 4), 2, "4.3.3"),
    ("meeting-set", MONDAY, date(2026, 3, 4), 2, "4.4.2"),
    ("returns", MONDAY, date(2026, 3, 11), 7, "4.3.4"),
    ("meeting", MONDAY, date(2026, 3, 19), 13, "4.4.2"),
    ("send", MONDAY, date(2026, 3, 23), 15, "4.7.1"),
    ("ratify", MONDAY, date(2026, 3, 23), 15, "4.6.8"),
    ("submit", MONDAY, date(2026, 3, 23), 15, "3.1.2"),
    ("outcome-shared", MONDAY, date(2026, 3, 23), 15, "4.7.2"),
    ("requests", CHRISTMAS, date(2025, 12, 22), 2, "4.3.3"),
    ("returns", CHRISTMAS, date(2025, 12, 31), 7, "4.3.4"),
    ("meeting", CHRISTMAS, date(2026, 1, 9), 13, "4.4.2"),
    ("submit", CHRISTMAS, date(2026, 1, 13), 15, "4.8"),
    ("submit", EASTER, date(2026, 4, 20), 15, "4.8"),
    ("requests", SATURDAY, date(2026, 3, 10), 2, "4.3.3"),
    ("meeting", EASTER, date(2026, 4, 16), 13, "4.4.2"),
    ("returns", EASTER, date(2026, 4, 8), 7, "4.3.4"),
    ("panel-reply", MONDAY, date(2026, 4, 15), None, "Panel decisions"),
    ("report", MONDAY, date(2026, 9, 23), None, "3.1.2"),
    ("report-sent", MONDAY, date(2026, 9, 14), None, "10.5.1"),
    ("public-until", MONDAY, date(2027, 9, 23), None, "10.5.2"),
]
BEXLEY = [
    ("acknowledge", MONDAY, date(2026, 3, 3), 2, "2.2"),
    ("inform-partners", MONDAY, date(2026, 3, 3), 2, "2.2"),
    ("requests", MONDAY, date(2026, 3, 3), 2, "days 2-5"),
    ("returns", MONDAY, date(2026, 3, 6), 5, "days 2-5"),
    ("collate", MONDAY, date(2026, 3, 6), 5, "days 2-5"),
    ("meeting", MONDAY, date(2026, 3, 13), 10, "days 6-10"),
    ("briefing", MONDAY, date(2026, 3, 18), 13, "days 10-13"),
    ("recommendation", MONDAY, date(2026, 3, 18), 13, "2.3"),
    ("minutes", MONDAY, date(2026, 3, 20), 15, "2.3"),
    ("submit", MONDAY, date(2026, 3, 20), 15, "days 14-15"),
    ("acknowledge", SATURDAY, date(2026, 3, 10), 2, "2.2"),
    ("meeting", EASTER, date(2026, 4, 10), 10, "days 6-10"),
    ("submit", EASTER, date(2026, 4, 17), 15, "days 14-15"),
    ("meeting", CHRISTMAS, date(2026, 1, 5), 10, "days 6-10"),
    ("panel-reply", MONDAY, date(2026, 4, 14), None, "Panel decisions"),
    ("submit", CHRISTMAS, date(2026, 1, 12), 15, "days 14-15"),
    ("report", MONDAY, date(2026, 9, 20), None, "2.4"),
    ("report-sent", MONDAY, date(2026, 9, 10), None, "2.4"),
    ("public-until", MONDAY, date(2027, 9, 20), None, "2.4"),
]
TEES = [
    ("requests", MONDAY, date(2026, 3, 4), 2, "4.3"),
    ("returns", MONDAY, date(2026, 3, 11), 7, "4.4"),
    ("returns", EASTER, date(2026, 4, 8), 7, "4.4"),
    ("teleconference", MONDAY, date(2026, 3, 4), 2, "2.6"),
    ("teleconference", CHRISTMAS, date(2025, 12, 22), 2, "2.6"),
    ("submit", EASTER, date(2026, 4, 20), 15, "4.2"),
    ("submit", MONDAY, date(2026, 3, 23), 15, "4.9"),
    ("panel-reply", MONDAY, date(2026, 4, 15), None, "4.9"),
    ("submit", CHRISTMAS, date(2026, 1, 13), 15, "4.2"),
    ("report", MONDAY, date(2026, 9, 23), None, "5.5"),
    ("report-sent", MONDAY, date(2026, 9, 14), None, "5.5"),
    ("public-until", MONDAY, date(2027, 9, 23), None, "5.5"),
]
NORTH_EAST_LINCOLNSHIRE = [
    ("inform-partners", MONDAY, date(2026, 3, 3), 1, "Flow chart 1"),
    ("meeting-set", MONDAY, date(2026, 3, 3), 1, "working day one"),
    ("requests", MONDAY, date(2026, 3, 4), 2, "working day two"),
    ("notify", MONDAY, date(2026, 3, 9), 5, "Flow chart 1"),
    ("returns", MONDAY, date(2026, 3, 11), 7, "working days two and three to seven"),
    ("chase", MONDAY, date(2026, 3, 11), 7, "three to seven"),
    ("collate", MONDAY, date(2026, 3, 12), 8, "working day eight"),
    ("read", MONDAY, date(2026, 3, 16), 10, "nine and ten"),
    ("meeting", MONDAY, date(2026, 3, 17), 11, "working day eleven"),
    ("recommendation", MONDAY, date(2026, 3, 18), 12, "working day twelve"),
    ("partners-read", MONDAY, date(2026, 3, 19), 13, "working day thirteen"),
    ("ratify", MONDAY, date(2026, 3, 20), 14, "fourteen"),
    ("submit", MONDAY, date(2026, 3, 23), 15, "working day fifteen"),
    ("meeting", EASTER, date(2026, 4, 14), 11, "working day eleven"),
    ("inform-partners", SATURDAY, date(2026, 3, 9), 1, "Flow chart 1"),
    ("notify", CHRISTMAS, date(2025, 12, 29), 5, "Flow chart 1"),
    ("chase", CHRISTMAS, date(2025, 12, 31), 7, "three to seven"),
    ("meeting", CHRISTMAS, date(2026, 1, 7), 11, "working day eleven"),
    ("ratify", CHRISTMAS, date(2026, 1, 12), 14, "fourteen"),
    ("submit", EASTER, date(2026, 4, 20), 15, "working day fifteen"),
    ("panel-reply", MONDAY, date(2026, 4, 15), None, "Panel decisions"),
    ("public-until", MONDAY, date(2027, 9, 23), None, "2.4"),
    ("report", MONDAY, date(2026, 9, 23), None, "Flow chart 3"),
    ("report-sent", MONDAY, date(2026, 9, 14), None, "Flow chart 3"),
]
NATIONAL = [
    ("requests", MONDAY, date(2026, 3, 4), 2, "Rapid reviews"),
    ("returns", MONDAY, date(2026, 3, 11), 7, "Rapid reviews"),
    ("returns", CHRISTMAS, date(2025, 12, 31), 7, "Rapid reviews"),
    ("submit", CHRISTMAS, date(2026, 1, 13), 15, "Rapid review timescales"),
    ("submit", EASTER, date(2026, 4, 20), 15, "Rapid review timescales"),
    ("submit", MONDAY, date(2026, 3, 23), 15, "Rapid review timescales"),
    ("panel-reply", MONDAY, date(2026, 4, 15), None, "Panel decisions"),
    ("report", MONDAY, date(2026, 9, 23), None, "2.4"),
    ("report-sent", MONDAY, date(2026, 9, 14), None, "2.4"),
    ("public-until", MONDAY, date(2027, 9, 23), None, "2.4"),
]
FIGURES = [
    (profile, *figure)
    for profile, figures in {
        "west-midlands": WEST_MIDLANDS,
        "bexley": BEXLEY,
        "tees": TEES,
        "north-east-lincolnshire": NORTH_EAST_LINCOLNSHIRE,
        "national": NATIONAL,
    }.items()
    for figure in figures
]


@pytest.mark.parametrize(("profile", "key", "notified", "due", "number", "paragraph"), FIGURES)
def test_each_figure_of_the_sources(
    profile: str, key: str, notified: date, due: date, number: int | None, paragraph: str
) -> None:
    step = deadline_of(profile, key, notified)
    assert (step.due, step.working_day) == (due, number)
    assert paragraph in step.rule


FROM_BECOMING_AWARE = [
    ("west-midlands", "notify", "4.1.1"), ("tees", "notify", "2.4"), ("bexley", "refer", "2.1"),
    ("bexley", "notify", "Part 1, 1.5"),
    ("national", "notify", "2.4"),
]  # fmt: skip


@pytest.mark.parametrize(("profile", "key", "paragraph"), FROM_BECOMING_AWARE)
def test_five_working_days_from_becoming_aware(profile: str, key: str, paragraph: str) -> None:
    step = deadline_of(profile, key, MONDAY, became_aware=AWARE)  # a Friday
    assert step.due == date(2026, 3, 6)
    assert paragraph in step.rule


def test_fifteen_working_days_from_becoming_aware() -> None:
    """002, 4.2.2 counts from becoming aware; the flow chart in 4.8 from the referral. Both stand in the timetable."""
    aware = deadline_of("west-midlands", "submit-aware", MONDAY, became_aware=AWARE)
    assert aware.due == date(2026, 3, 20)
    assert "4.2.2" in aware.rule
    assert deadline_of("west-midlands", "submit", MONDAY, became_aware=AWARE).due == date(2026, 3, 23)


WINDOWS = [
    ("west-midlands", "meeting", "Not before 11 March 2026"),  # 4.4.2: from working day 7
    ("bexley", "meeting", "Not before 9 March 2026"),  # Part 4: from day 6
    ("bexley", "submit", "Not before 19 March 2026"),  # Part 4: days 14 to 15
    ("north-east-lincolnshire", "read", "Not before 13 March 2026"),  # working days nine and ten
]


@pytest.mark.parametrize(("profile", "key", "words"), WINDOWS)
def test_windows_name_their_first_day(profile: str, key: str, words: str) -> None:
    assert words in deadline_of(profile, key, MONDAY).rule


@pytest.mark.parametrize(
    ("key", "after", "given", "due", "paragraph"),
    [
        ("panel-reply", "submit", date(2026, 3, 18), date(2026, 4, 10), "Panel decisions"),  # 004; over Easter
        ("report", "review_decided", date(2026, 8, 31), date(2027, 2, 28), "2.4"),  # 000, 2.4: no 31 February
        ("report-sent", "publication", date(2026, 4, 13), date(2026, 3, 31), "2.4"),  # 000, 2.4: back over Easter
        ("report-sent", "publication", date(2027, 1, 4), date(2026, 12, 21), "2.4"),  # back over Christmas
        ("public-until", "publication", date(2028, 2, 29), date(2029, 2, 28), "2.4"),  # 000, 2.4
    ],
)
def test_what_comes_after_the_rapid_review_counts_from_the_day_it_happened(
    key: str, after: str, given: date, due: date, paragraph: str
) -> None:
    step = deadline_of("national", key, MONDAY, **{after: given})
    assert step.due == due
    assert paragraph in step.rule


SHIPPED = ("west-midlands", "bexley", "tees", "north-east-lincolnshire", "national")
HAND_COUNTED = {(profile, key) for profile, key, *_ in (*FIGURES, *FROM_BECOMING_AWARE)} | {
    ("west-midlands", "submit-aware")
}
CLOSED_SEASONS = (CHRISTMAS, EASTER)


@pytest.mark.parametrize("profile", SHIPPED)
def test_no_figure_of_a_profile_is_without_a_date_counted_by_hand(profile: str) -> None:
    """A step or a window that is added to a profile fails here until somebody counts it by hand above."""
    steps = load_profile(profile).steps
    assert {step.key for step in steps} - {key for name, key in HAND_COUNTED if name == profile} == set()
    windows = {step.key for step in steps if step.not_before is not None}
    assert windows == {key for name, key, _ in WINDOWS if name == profile}


@pytest.mark.parametrize("profile", SHIPPED)
def test_each_profile_is_counted_by_hand_over_christmas_and_over_easter(profile: str) -> None:
    seasons = {notified for name, _, notified, *_ in FIGURES if name == profile}
    assert seasons >= set(CLOSED_SEASONS)


@pytest.mark.parametrize(
    ("profile", "day_one", "first"),
    [
        ("west-midlands", "next-working-day", ("requests", SATURDAY, date(2026, 3, 10))),  # 4.3.3: "of receiving"
        ("tees", "next-working-day", ("teleconference", SATURDAY, date(2026, 3, 10))),  # 2.6: "of … being received"
        (
            "north-east-lincolnshire",
            "next-working-day",
            ("inform-partners", SATURDAY, date(2026, 3, 9)),
        ),  # flow chart 1
        ("national", "next-working-day", ("submit", SATURDAY, date(2026, 3, 27))),  # no starting day in the source
        ("bexley", "anchor", ("acknowledge", SATURDAY, date(2026, 3, 10))),  # Part 4: working day 1 is that day
    ],
)
def test_each_profile_counts_its_first_day_as_its_source_does(
    profile: str, day_one: str, first: tuple[str, date, date]
) -> None:
    key, notified, due = first
    assert load_profile(profile).day_one == day_one
    assert deadline_of(profile, key, notified).due == due


def test_how_long_agencies_have_is_the_profiles_own_figure() -> None:
    """002, 4.3.4; 000, Part 4; 003, flow chart 2, day two. 001 and 004 give none: the profiles say that 5 are used."""
    days = {name: load_profile(name).returns_days for name in SHIPPED}
    assert days == {"west-midlands": 5, "bexley": 3, "north-east-lincolnshire": 5, "tees": 5, "national": 5}
    assert "no number of days" in " ".join(load_profile("tees").notes)
    assert "gives no figure" in deadline_of("national", "returns", MONDAY).rule


def test_bexleys_record_and_briefing_count_from_the_meeting() -> None:
    """000, 2.3: the record within five working days of it; Part 4, days 10-13: the briefing within three."""
    assert deadline_of("bexley", "minutes", MONDAY, meeting=date(2026, 3, 10)).due == date(2026, 3, 17)
    assert deadline_of("bexley", "briefing", MONDAY, meeting=date(2026, 3, 10)).due == date(2026, 3, 13)


@pytest.mark.parametrize("profile", ["west-midlands", "bexley", "tees", "north-east-lincolnshire", "national"])
def test_every_timetable_goes_on_to_the_panels_reply_and_the_published_report(profile: str) -> None:
    """Statutory guidance as quoted in 000, 2.4 and 004: they hold everywhere, whether the local source repeats them."""
    keys = {step.key for step in load_profile(profile).steps}
    assert keys >= {"notify", "submit", "panel-reply", "report", "report-sent", "public-until"}


def test_tees_counts_from_the_notification_where_it_is_known() -> None:
    """001, 4.2: 15 working days from the date of notification."""
    step = deadline_of("tees", "submit", MONDAY, notification_made=date(2026, 3, 5))
    assert step.due == date(2026, 3, 26)


def test_dates_move_when_facts_move() -> None:
    """002, 4.7.1: within 2 working days of the meeting, whenever that was."""
    assert deadline_of("west-midlands", "send", MONDAY, meeting=date(2026, 3, 12)).due == date(2026, 3, 16)
    assert deadline_of("west-midlands", "returns", MONDAY, requests=date(2026, 3, 3)).due == date(2026, 3, 10)
    assert deadline_of("west-midlands", "report", MONDAY, review_decided=date(2026, 3, 31)).due == date(2026, 9, 30)
    assert deadline_of("west-midlands", "report-sent", MONDAY, publication=date(2027, 1, 4)).due == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("as_at", "done"), [(date(2026, 3, 11), False), (date(2026, 3, 12), True), (date(2026, 3, 20), True), (None, None)]
)
def test_a_meeting_is_done_once_its_day_has_come(as_at: date | None, done: bool | None) -> None:
    case = case_with(decisions={"meeting_date": "2026-03-12"})
    steps = {step.key: step for step in timetable_of(load_profile("west-midlands"), case, as_at).deadlines}
    assert steps["meeting"].done is done
    assert steps["meeting-set"].done is True


def test_a_step_of_which_nothing_is_known_is_neither_done_nor_open() -> None:
    assert deadline_of("west-midlands", "meeting", MONDAY).done is None
    assert deadline_of("west-midlands", "notify", MONDAY, notify=date(2026, 3, 5)).done is True


def test_bexley_records_both_figures_and_uses_the_stricter() -> None:
    notes = " ".join(timetable_for(load_profile("bexley"), MONDAY).notes)
    assert "3 days (Part 4, days 2-5)" in notes
    assert "five working days (Part 3, 2.3)" in notes
    assert "3 working days, the stricter" in notes


def test_look_back_of_north_east_lincolnshire() -> None:
    """003, flow chart 2, working day two: 12 months, the family and the suspected perpetrator."""
    profile = load_profile("north-east-lincolnshire")
    assert profile.look_back_months == 12
    assert profile.look_back is not None
    assert "suspected perpetrator" in profile.look_back


def test_what_is_assumed_about_the_start_is_said() -> None:
    notes = " ".join(timetable_for(load_profile("west-midlands"), MONDAY, incident=AWARE).notes)
    assert "became_aware" in notes
    assert "27 February 2026" in notes
    assert "6 March 2026" in notes


@pytest.mark.parametrize("profile", ["west-midlands", "bexley", "tees", "north-east-lincolnshire", "national"])
def test_every_step_names_who_and_where(profile: str) -> None:
    for step in load_profile(profile).steps:
        assert step.source.strip()
        assert step.who.strip()


def test_all_five_profiles_are_shipped() -> None:
    assert set(shipped_profiles()) == {"west-midlands", "bexley", "tees", "north-east-lincolnshire", "national"}


# --- profiles of one's own ---


def test_an_own_profile_changes_only_what_it_says(tmp_path) -> None:
    folder = tmp_path / "my-partnership"
    folder.mkdir()
    (folder / "profile.toml").write_text(
        'extends = "west-midlands"\nname = "Avonmere"\nreturns_days = 4\n'
        '[[steps]]\nkey = "meeting"\noffset = 9\n[contact]\nname = "Jo Marsh"\n',
        encoding="utf-8",
    )
    profile = load_profile("my-partnership", (tmp_path,))
    assert (profile.key, profile.name, profile.returns_days) == ("my-partnership", "Avonmere", 4)
    assert profile.contact.name == "Jo Marsh"
    steps = {step.key: step for step in profile.steps}
    assert steps["meeting"].offset == 9
    assert steps["meeting"].source == "4.4.2, 4.6.1"
    assert [step.key for step in profile.steps] == [step.key for step in load_profile("west-midlands").steps]


def test_an_unknown_profile_is_answered_with_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match=r"“atlantis”.*bexley.*west-midlands"):
        load_profile("atlantis")


def test_a_step_counted_from_nowhere_is_refused() -> None:
    text = (
        'name = "X"\nsource = "Y"\nanchor = "referral-received"\nanchor_source = "Z"\nday_one = "anchor"\n'
        'returns_days = 5\n[[steps]]\nkey = "a"\nname = "A"\nafter = "b"\noffset = 1\nwho = "W"\nrule = "R"\n'
        'source = "S"\n'
    )
    with pytest.raises(ConfigurationError, match="step “a” is counted from “b”"):
        profile_from_text(text, "x", "my profile")


def test_a_profile_that_is_not_toml_names_the_line() -> None:
    with pytest.raises(ConfigurationError, match="line 2"):
        profile_from_text('name = "X"\nanchor = = 1\n', "x", "my profile")


# --- what is outstanding ---


def case_with(*agencies: Agency, **changes: object) -> Case:
    return Case(reference="AV-2026-001", profile="west-midlands", notified=MONDAY, agencies=agencies, **changes)


def test_an_agency_owes_what_has_not_come() -> None:
    police = Agency(name="Avonmere Police", kind="police", asked=date(2026, 3, 3), phone="01632 960001")
    owed = outstanding(case_with(police), {"Avonmere Police": {"scoping"}}, date(2026, 3, 12))
    assert [(entry.form, entry.due, entry.working_days_overdue, entry.phone) for entry in owed] == [
        ("chronology", date(2026, 3, 10), 2, "01632 960001")
    ]


def test_a_nil_return_answers_everything() -> None:
    housing = Agency(name="Housing", kind="housing", asked=date(2026, 3, 3))
    assert outstanding(case_with(housing), {"Housing": ["nil-return"]}, date(2026, 4, 1)) == ()


def test_a_return_under_another_name_of_the_agency_counts() -> None:
    icb = Agency(name="Avonmere ICB", kind="icb", asked=date(2026, 3, 3), also_known_as=("Avonmere CCG",))
    assert outstanding(case_with(icb), {"avonmere ccg": ["scoping", "chronology"]}, date(2026, 4, 1)) == ()


def test_the_longest_overdue_stands_first_and_weekends_do_not_count() -> None:
    late = Agency(name="Late", kind="health", asked=date(2026, 3, 2), expects=("scoping",))
    later = Agency(name="Asked later", kind="health", asked=date(2026, 3, 4), expects=("scoping",))
    owed = outstanding(case_with(later, late), {}, date(2026, 3, 16))  # a Monday
    assert [(entry.agency, entry.working_days_overdue) for entry in owed] == [("Late", 5), ("Asked later", 3)]


def test_an_agency_not_yet_asked_is_due_by_the_timetable() -> None:
    owed = outstanding(case_with(Agency(name="A", kind="health", expects=("scoping",))), {}, MONDAY)
    assert [(entry.due, entry.working_days_overdue) for entry in owed] == [(date(2026, 3, 11), 0)]


def test_bexley_gives_three_days() -> None:
    agency = Agency(name="A", kind="health", asked=date(2026, 3, 3), expects=("scoping",))
    case = Case(reference="B-1", profile="bexley", notified=MONDAY, agencies=(agency,))
    assert outstanding(case, {}, date(2026, 3, 6))[0].due == date(2026, 3, 6)


def test_the_cases_own_dates_reach_the_timetable() -> None:
    case = case_with(decisions={"meeting_date": "2026-03-12", "became_aware": "2026-02-27"})
    steps = {step.name: step for step in timetable_of(load_profile("west-midlands"), case, date(2026, 3, 12)).deadlines}
    assert steps["Rapid Review meeting"].done is True
    assert steps["Notify the National Panel"].due == date(2026, 3, 6)


def test_a_decision_that_is_no_date_is_answered_with_an_example() -> None:
    with pytest.raises(ConfigurationError, match=r"meeting_date: “next week”.*2026-03-16"):
        known_dates(case_with(decisions={"meeting_date": "next week"}))


def test_forms_of_a_later_review_have_no_day_of_their_own() -> None:
    """002, Documents 11 and 15 leave the day to the partnership."""
    agency = Agency(name="A", kind="health", asked=date(2026, 3, 3), expects=("scoping", "learning-template"))
    owed = {
        entry.form: (entry.due, entry.working_days_overdue)
        for entry in outstanding(case_with(agency), {}, date(2026, 3, 12))
    }
    assert owed == {"scoping": (date(2026, 3, 10), 2), "learning-template": (None, 0)}


def test_a_day_agreed_with_the_lead_reviewer_is_the_day_of_a_later_reviews_forms() -> None:
    agency = Agency(name="A", kind="health", asked=date(2026, 3, 3), expects=("scoping", "learning-template"))
    case = case_with(agency, decisions={"review_returns_date": "2026-04-24"})
    owed = outstanding(case, {"A": {"scoping"}}, date(2026, 4, 28))
    assert [(entry.form, entry.due, entry.working_days_overdue) for entry in owed] == [
        ("learning-template", date(2026, 4, 24), 2)
    ]
