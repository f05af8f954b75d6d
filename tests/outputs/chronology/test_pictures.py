"""The timeline and the genogram: where people stand, which lines are drawn, and that the files are what they claim."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from pipeline.outputs import genogram, timeline
from pipeline.outputs.genogram.family import family_of
from pipeline.outputs.genogram.layout import COLUMN, layout_of
from pipeline.outputs.pictures import drawing
from schemas.case_view import CaseView, ReturnEntry
from schemas.person import CasePerson

MOTHER = CasePerson(role="mother", name="Mo")
FATHER = CasePerson(role="father", name="Fa")
CHILD = CasePerson(role="subject-child", name="Ch", date_of_birth=date(2020, 1, 1))


def places(*people: CasePerson) -> dict[str, tuple[float, float]]:
    return layout_of(family_of(people)).places


def test_the_eldest_stands_left_and_parents_above() -> None:
    young = CasePerson(role="sibling", name="Young", date_of_birth=date(2022, 1, 1))
    old = CasePerson(role="sibling", name="Old", date_of_birth=date(2015, 1, 1))
    at = places(young, CHILD, old, MOTHER, FATHER)
    assert at["Old"][0] < at["Ch"][0] < at["Young"][0]
    assert at["Mo"][1] == at["Fa"][1] > at["Ch"][1] == at["Old"][1]


def test_the_man_of_a_couple_stands_left_and_children_hang_between() -> None:
    at = places(CHILD, MOTHER, FATHER)
    assert at["Fa"][0] < at["Mo"][0]
    assert at["Ch"][0] == pytest.approx((at["Fa"][0] + at["Mo"][0]) / 2, abs=0.05)


def test_parents_by_role_only_are_uncertain_and_given_ones_are_not() -> None:
    stated = CHILD.model_copy(update={"parents": ("Mo", "Fa")})
    assert [couple.is_by_role for couple in family_of([CHILD, MOTHER, FATHER]).couples] == [True]
    assert [couple.is_by_role for couple in family_of([stated, MOTHER, FATHER]).couples] == [False]


def test_two_partners_stand_on_both_sides_with_their_own_children(view: CaseView) -> None:
    family = family_of(view.people)
    at = layout_of(family).places
    assert at["Dylan Vale"][0] < at["Carys Ashdown"][0] < at["Tomasz Breck"][0]
    assert at["Ellis Ashdown"][0] < at["Robyn Ashdown-Vale"][0] < at["Kit Breck"][0]
    states = {frozenset(couple.members): couple.state for couple in family.couples}
    assert states[frozenset(("Carys Ashdown", "Dylan Vale"))] == "former"
    assert states[frozenset(("Carys Ashdown", "Tomasz Breck"))] == "partners"


def test_twins_stand_side_by_side() -> None:
    born = date(2018, 5, 5)
    people = [
        CasePerson(role="sibling", name="Zed", date_of_birth=born, twin_of="Amy"),
        CasePerson(role="sibling", name="Mid", date_of_birth=born),
        CasePerson(role="sibling", name="Amy", date_of_birth=born),
        CHILD, MOTHER,
    ]  # fmt: skip
    at = places(*people)
    assert abs(at["Zed"][0] - at["Amy"][0]) == pytest.approx(COLUMN)


def test_grandparents_stand_two_rows_above() -> None:
    gran = CasePerson(role="significant-adult", name="Gran", relationship="paternal grandmother")
    at = places(CHILD, MOTHER, FATHER, gran)
    assert at["Gran"][1] > at["Fa"][1] > at["Ch"][1]
    assert at["Gran"][0] == pytest.approx(at["Fa"][0], abs=0.6)


@pytest.mark.parametrize("others", [0, 1, 7])
def test_nobody_stands_on_anybody(others: int) -> None:
    adults = [CasePerson(role="significant-adult", name=f"Adult {number}") for number in range(others)]
    partners = tuple(f"Adult {number}" for number in range(min(others, 3)))
    mother = MOTHER.model_copy(update={"partners": partners})
    at = sorted(places(CHILD, mother, FATHER, *adults).values())
    assert len(at) == 3 + others
    assert all(a[1] != b[1] or abs(a[0] - b[0]) >= COLUMN - 1e-6 for a in at for b in at if a is not b)


def test_a_person_without_anybody_is_drawn(make_case_view) -> None:  # type: ignore[no-untyped-def]
    assert genogram.build(make_case_view(people=(CHILD,)))["genogram.png"].startswith(b"\x89PNG")
    assert genogram.build(make_case_view(people=()))["genogram.png"].startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("born", "died", "expected"),
    [
        (date(1990, 3, 13), None, "35"),
        (date(1990, 3, 12), None, "36"),
        (date(2025, 3, 12), None, "12 m"),
        (date(2026, 3, 1), None, "11 d"),
        (date(2000, 1, 1), date(2010, 6, 1), "10"),
        (None, None, ""),
    ],
)
def test_ages(born: date | None, died: date | None, expected: str) -> None:
    person = CasePerson(role="sibling", name="A", date_of_birth=born, date_of_death=died)
    assert genogram.age_words(person, date(2026, 3, 12)) == expected


def svg_words(data: bytes) -> str:
    return " ".join(text.strip() for text in ET.fromstring(data).itertext() if text.strip())


def test_a_child_whose_death_the_case_is_about_is_never_drawn_as_living(view: CaseView) -> None:
    """The day of the incident may be before that of the death: without a day no age is given either."""
    case = view.case.model_copy(update={"incident_kind": "death"})
    dead = view.model_copy(update={"case": case, "people": (CHILD, MOTHER)})
    files = genogram.build(dead)
    assert "† day not given" in svg_words(files["genogram.svg"])
    living = age_on_genogram(view.model_copy(update={"people": (CHILD, MOTHER)}))
    assert living not in svg_words(files["genogram.svg"]).split()
    assert "†" not in svg_words(files["genogram-without-names.svg"])
    harmed = genogram.build(dead.model_copy(update={"case": case.model_copy(update={"incident_kind": "serious harm"})}))
    assert living in svg_words(harmed["genogram.svg"]).split() and "†" not in svg_words(harmed["genogram.svg"])
    known = CHILD.model_copy(update={"date_of_death": date(2025, 6, 1)})
    assert "† 01/06/2025" in svg_words(genogram.build(dead.model_copy(update={"people": (known,)}))["genogram.svg"])
    twin = CHILD.model_copy(update={"name": "Two"})
    assert "†" not in svg_words(genogram.build(dead.model_copy(update={"people": (CHILD, twin)}))["genogram.svg"])


def age_on_genogram(view: CaseView) -> str:
    """The child's age on the day of the view."""
    return genogram.age_words(CHILD, view.as_at)


def test_names_stand_on_one_version_only(view: CaseView) -> None:
    files = genogram.build(view)
    assert sorted(files) == ["genogram-without-names.png", "genogram-without-names.svg", "genogram.png", "genogram.svg"]
    assert "Carys Ashdown" in svg_words(files["genogram.svg"])
    nameless = files["genogram-without-names.svg"].decode()
    surnames_and_dates = ("Ashdown", "Vale", "Breck", "Robyn", "Carys", "Ellis", "04/05/2021", "02/08/2024")
    assert not [word for word in surnames_and_dates if word in nameless]
    assert "Subject child" in svg_words(files["genogram-without-names.svg"])
    assert "partners who have separated" in svg_words(files["genogram.svg"])


def test_the_timeline_has_a_lane_for_each_agency(view: CaseView) -> None:
    words = svg_words(timeline.build(view)["timeline.svg"])
    for agency in view.case.agencies:
        assert agency.name in words
    assert "110 days" in words
    assert "Child's age" in words
    assert "serious harm 27/02/2026" in words
    assert "1 undated" in words


@pytest.mark.parametrize("output", [timeline, genogram])
def test_pictures_are_the_same_bytes_each_time(output, view: CaseView) -> None:  # type: ignore[no-untyped-def]
    assert output.build(view) == output.build(view)


def test_organisational_changes_stand_on_the_axis_of_the_timeline(view: CaseView, make_case_view: Any) -> None:
    words = svg_words(timeline.build(view)["timeline.svg"])
    assert "Organisational changes" in words and "Two teams became one." in words
    many = tuple(
        view.organisational_changes[0].model_copy(update={"date": date(2024, 3, 1 + day), "change": f"Change {day}"})
        for day in range(20)
    )
    crowded = svg_words(timeline.build(make_case_view(organisational_changes=many))["timeline.svg"])
    # Three fit beside one another; the others keep their marks, and the number of all stands at the lane's end.
    assert sum(f"Change {day} " in crowded + " " for day in range(20)) == 3


def test_a_lane_without_rows_says_why(view: CaseView, make_case_view: Any) -> None:
    agency = "Larkmead Surgery"
    others = tuple(event for event in view.events if event.agency != agency)

    def said(*returns: ReturnEntry) -> str:
        return svg_words(timeline.build(make_case_view(events=others, returns=returns))["timeline.svg"])

    entry = next(one for one in view.returns if one.agency == agency)
    assert "nothing returned yet" in said()
    assert "nil return: nothing held" in said(entry.model_copy(update={"form": "nil-return"}))
    assert "no chronology returned" in said(entry.model_copy(update={"form": "scoping"}))
    assert "a return that was set aside" in said(entry.model_copy(update={"state": "needs-attention"}))


@pytest.mark.parametrize("lacks_key_events", [True, False])
def test_no_words_of_the_timeline_stand_on_others(view: CaseView, make_case_view: Any, lacks_key_events: bool) -> None:
    ticked = tuple(
        event.model_copy(update={"notes": {"Key event": "Yes"}}) if number % 3 == 0 else event
        for number, event in enumerate(view.events)
    )
    sheet = timeline.sheet_of(make_case_view(events=view.events if lacks_key_events else ticked))
    with drawing(*sheet.inches) as figure:
        timeline.paint(figure, sheet)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        texts = [*figure.texts, *figure.axes[0].texts, *figure.axes[0].get_xticklabels()]
        boxes = [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in texts if text.get_text()]
    for (one, first), (two, second) in combinations(boxes, 2):
        assert not first.overlaps(second), (one, two)


def test_a_timeline_without_any_event_is_drawn(make_case_view) -> None:  # type: ignore[no-untyped-def]
    empty = make_case_view(events=(), withdrawn_events=(), silences=())
    assert timeline.build(empty)["timeline.png"].startswith(b"\x89PNG")


def many_rows(view: CaseView, agencies: int, each: int) -> tuple[Any, ...]:
    """So many rows of so many agencies, spread over two years; the third week of 2024 has the most."""
    names = [f"Agency number {number}" for number in range(agencies)]
    days = [date(2024, 1, 15) if number < 9 else date(2024, 1, 1) + timedelta(days=number * 7 // 5)
            for number in range(each)]  # fmt: skip
    pattern = view.events[0]
    return tuple(
        pattern.model_copy(update={"id": f"{name} {number}", "agency": name, "date": day, "date_precision": "day",
                                   "date_end": None, "approximate": False})
        for name in names
        for number, day in enumerate(days)
    )  # fmt: skip


def test_twelve_agencies_of_five_hundred_rows_are_drawn_by_week_on_one_scale(
    view: CaseView, make_case_view: Any
) -> None:
    sheet = timeline.sheet_of(make_case_view(events=many_rows(view, 12, 500), silences=(), organisational_changes=()))
    with drawing(*sheet.inches) as figure:
        timeline.paint(figure, sheet)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        texts = [text for text in (*figure.texts, *figure.axes[0].texts) if text.get_text()]
        boxes = [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in texts]
        lanes = figure.axes[0].containers
        heights = [[abs(bar.get_height()) for bar in lane] for lane in lanes]
    for (one, first), (two, second) in combinations(boxes, 2):
        assert not first.overlaps(second), (one, two)
    assert len(lanes) == 12
    # Nine on one Monday and what else falls in that week; the bar of the week is the highest of its lane.
    assert [lane.index(max(lane)) for lane in heights] == [heights[0].index(max(heights[0]))] * 12
    assert any("the highest is 14 rows in one week" in text for text, _ in boxes)


def test_few_days_keep_a_mark_each(view: CaseView, make_case_view: Any) -> None:
    sheet = timeline.sheet_of(make_case_view(events=many_rows(view, 2, 140), silences=()))
    with drawing(*sheet.inches) as figure:
        timeline.paint(figure, sheet)
        assert figure.axes[0].containers == []
        assert not [text for text in figure.texts if "rows in one week" in text.get_text()]
