"""Nothing on the genogram is printed over anything else: words on words, words on lines, symbols on symbols."""

import itertools
from datetime import date
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from pipeline.outputs import genogram
from pipeline.outputs.genogram.household import household_boxes
from pipeline.outputs.pictures import drawing
from schemas.person import CasePerson as Person

CHILD = Person(role="subject-child", name="Robyn", date_of_birth=date(2021, 5, 4), lives_with_subject_child=True)
MOTHER = Person(role="mother", name="Carys", date_of_birth=date(1990, 2, 1), lives_with_subject_child=True)
FATHER = Person(role="father", name="Dylan", date_of_birth=date(1988, 9, 30))


def adult(name: str, relationship: str, **more: Any) -> Person:
    return Person(role="significant-adult", name=name, relationship=relationship, **more)


def sibling(name: str, year: int | None, *parents: str, **more: Any) -> Person:
    born = date(year, 1, 1) if year else None
    return Person(role="sibling", name=name, date_of_birth=born, parents=parents, **more)


CHILD_OF_BOTH = CHILD.model_copy(update={"parents": ("Carys", "Dylan")})
MANY = MOTHER.model_copy(update={"partners": ("Tom",), "former_partners": ("Dylan", "Ade")})
FAMILIES: dict[str, tuple[Person, ...]] = {
    "nobody's parents given": (CHILD, MOTHER, FATHER, sibling("Ellis", 2016), sibling("Kit", None)),
    "only a mother": (CHILD, MOTHER, sibling("Ellis", 2016)),
    "no parent at all": (CHILD, sibling("Ellis", 2016), adult("Una", "aunt"), adult("Bo", "neighbour")),
    "half-siblings of two partners": (
        CHILD_OF_BOTH,
        MOTHER.model_copy(update={"partners": ("Tom",), "former_partners": ("Dylan",)}),
        FATHER,
        adult("Tom", "mother's partner", lives_with_subject_child=True),
        sibling("Ellis", 2012, "Carys", "Tom"),
        sibling("Kit", 2024, "Carys", "Dylan", date_of_death=date(2024, 3, 1)),
    ),
    "three partners": (
        CHILD_OF_BOTH,
        MANY,
        FATHER,
        adult("Ade", "father of Ellis", sex="male", date_of_birth=date(1980, 1, 1), date_of_death=date(2019, 3, 3)),
        adult("Tom", "mother's partner", sex="male", lives_with_subject_child=True),
        sibling("Ellis", 2012, "Carys", "Ade"),
        sibling("Kit", 2024, "Carys", "Tom", twin_of="Wren", lives_with_subject_child=True),
        sibling("Wren", 2024, "Carys", "Tom", lives_with_subject_child=True),
    ),
    "twelve people with long names": (
        CHILD_OF_BOTH.model_copy(update={"name": "Anastasija Krūmiņa-Wojciechowska of the Upper House"}),
        MANY,
        FATHER.model_copy(update={"partners": ("Iolanthe",)}),
        adult("Ade", "first husband, who lives two streets away and calls most days", sex="male"),
        adult("Tom", "mother's partner", lives_with_subject_child=True),
        adult("Iolanthe", "father's partner", sex="female"),
        sibling("Olamide Oluwaseun Adebayo-Featherstonehaugh", 2011, "Carys", "Ade", date_of_death=date(2013, 1, 1)),
        sibling("Lone", 2009, "Carys"),
        sibling("Half By Father", 2023, "Dylan", "Iolanthe"),
        sibling("Llanfairpwllgwyngyllgogerychwyrndrobwll", 2024, "Carys", "Tom"),
        adult("Świętosława Małgorzata Wójcik", "maternal grandmother", sex="female", lives_with_subject_child=True),
        adult("Иван Петрович Ковалёв", "maternal grandfather", sex="male", date_of_death=date(2001, 1, 1)),
    ),
    "adopted, fostered, identical twins and pregnancies": (
        CHILD_OF_BOTH,
        MOTHER.model_copy(update={"partners": ("Tom",), "former_partners": ("Dylan",)}),
        FATHER,
        adult("Tom", "mother's partner", sex="male", lives_with_subject_child=True),
        sibling("Amy", 2016, "Carys", "Dylan", sex="female", twin_of="Zoe", is_identical_twin=True,
                fostered_by=("Sue", "Bill")),
        sibling("Zoe", 2016, "Carys", "Dylan", sex="female"),
        sibling("First pregnancy", 2018, "Carys", "Dylan", pregnancy="miscarriage"),
        sibling("Second pregnancy", 2022, "Carys", "Tom", pregnancy="termination"),
        sibling("Baby Breck", 2023, "Carys", "Tom", sex="female", pregnancy="stillbirth"),
        sibling("Unborn Breck", 2026, "Carys", "Tom", pregnancy="expected"),
        adult("Sue", "foster carer", sex="female", partners=("Bill",)),
        adult("Bill", "foster carer", sex="male"),
        sibling("Kit", 2012, sex="male", adopted_by=("Pat",)),
        adult("Pat", "adoptive mother of Kit", sex="female"),
    ),
}  # fmt: skip
INSIDE_A_SYMBOL, CROSS_OF_A_DEATH = 6, 5


@pytest.mark.parametrize("has_names", [True, False])
@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_nothing_is_printed_over_anything_else(
    family: tuple[Person, ...], has_names: bool, make_case_view: Any
) -> None:
    plan = genogram.plan_of(make_case_view(people=family), has_names=has_names)
    with drawing(*plan.inches) as figure:
        genogram.paint(figure, plan)
        canvas = FigureCanvasAgg(figure).get_renderer()
        axes = figure.axes[0]
        words = {text: text.get_window_extent(canvas) for text in axes.texts if text.get_zorder() != INSIDE_A_SYMBOL}
        page = figure.bbox
        for text, box in words.items():
            assert page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1, text
        for (one, first), (two, second) in itertools.combinations(words.items(), 2):
            assert not first.overlaps(second), (one.get_text(), two.get_text())
        for stroke in axes.lines:
            if stroke.get_zorder() == CROSS_OF_A_DEATH:
                continue
            points = axes.transData.transform(stroke.get_xydata())
            for text, box in words.items():
                for start, end in itertools.pairwise(points):
                    assert not crosses(start, end, box), (text.get_text(), stroke.get_xydata())


def crosses(start: Any, end: Any, box: Any) -> bool:
    """Whether any of 400 points along the line lies in the box."""
    steps = [number / 400 for number in range(401)]
    return any(
        box.x0 < start[0] + part * (end[0] - start[0]) < box.x1
        and box.y0 < start[1] + part * (end[1] - start[1]) < box.y1
        for part in steps
    )


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_the_household_line_holds_those_who_live_there_and_nobody_else(
    family: tuple[Person, ...], make_case_view: Any
) -> None:
    plan = genogram.plan_of(make_case_view(people=family), has_names=True)
    home = [person.name for person in family if person.lives_with_subject_child]
    boxes = household_boxes(home, plan.layout)
    for name, (x, y) in plan.layout.places.items():
        is_inside = any(left < x < right and bottom < y < top for left, bottom, right, top in boxes)
        assert is_inside == (name in home), name


def test_the_partner_sets_stand_by_their_eldest_child(make_case_view: Any) -> None:
    at = genogram.plan_of(
        make_case_view(people=FAMILIES["half-siblings of two partners"]), has_names=True
    ).layout.places
    assert at["Ellis"][0] < at["Robyn"][0] < at["Kit"][0]
    assert at["Tom"][0] < at["Carys"][0] < at["Dylan"][0]


def test_children_of_one_known_parent_stand_by_age_among_the_others(make_case_view: Any) -> None:
    family = FAMILIES["twelve people with long names"]
    at = genogram.plan_of(make_case_view(people=family), has_names=True).layout.places
    children = [
        person for person in family if person.role in ("subject-child", "sibling") and "Carys" in person.parents
    ]
    by_age = sorted(children, key=lambda person: person.date_of_birth or date.max)
    assert [person.name for person in sorted(children, key=lambda one: at[one.name][0])] == [one.name for one in by_age]


OTHERWISE = FAMILIES["adopted, fostered, identical twins and pregnancies"]


def test_a_fostered_child_stands_with_brothers_and_sisters_and_an_adopted_one_with_those_who_adopted(
    make_case_view: Any,
) -> None:
    plan = genogram.plan_of(make_case_view(people=OTHERWISE), has_names=True)
    couples = {couple.members: couple for couple in plan.family.couples}
    assert couples[("Bill", "Sue")].children == ()
    assert couples[("Bill", "Sue")].elsewhere == ("Amy",)
    assert dict(couples[("Bill", "Sue")].kinds) == {"Amy": "fostered"}
    # Nothing is inferred of the birth of a child of whom only those who adopted it are named.
    assert (couples[("Pat",)].children, dict(couples[("Pat",)].kinds)) == (("Kit",), {"Kit": "adopted"})
    at = plan.layout.places
    in_order = ["Amy", "Zoe", "First pregnancy", "Robyn", "Second pregnancy", "Baby Breck", "Unborn Breck"]
    assert sorted(in_order, key=lambda name: at[name][0]) == in_order
    assert len({at[name][1] for name in in_order}) == 1


def drawn(
    people: tuple[Person, ...], make_case_view: Any, *, has_names: bool = True
) -> tuple[list[Any], list[str], Any]:
    """The lines, the words and the places of one drawing."""
    plan = genogram.plan_of(make_case_view(people=people), has_names=has_names)
    with drawing(*plan.inches) as figure:
        genogram.paint(figure, plan)
        lines = [(stroke.get_xydata(), stroke.get_linestyle()) for stroke in figure.axes[0].lines]
        return lines, [text.get_text() for text in figure.axes[0].texts], plan.layout.places


def test_identical_twins_are_joined_by_a_bar_and_others_are_not(make_case_view: Any) -> None:
    def bars(people: tuple[Person, ...]) -> int:
        """Level lines between the two twins that reach neither."""
        lines, _, at = drawn(people, make_case_view)
        left, right = at["Amy"][0], at["Zoe"][0]
        ends = [(data[0], data[-1]) for data, _ in lines if len(data) == 2]
        return sum(one[1] == other[1] > at["Amy"][1] and left < one[0] < other[0] < right for one, other in ends)

    plain = tuple(person.model_copy(update={"is_identical_twin": None}) for person in OTHERWISE)
    assert (bars(OTHERWISE), bars(plain)) == (1, 0)


def test_the_legend_explains_the_rarer_signs_where_they_stand_and_only_there(make_case_view: Any) -> None:
    rarer = {"identical twins", "adopted by (A)", "fostered by (F)", "pregnancy; the day it is due", "miscarriage",
             "termination of a pregnancy", "stillbirth"}  # fmt: skip
    _, words, _ = drawn(OTHERWISE, make_case_view)
    assert rarer <= set(words)
    assert {"A", "F", "due 01/01/2026"} <= set(words)
    _, words, _ = drawn(FAMILIES["only a mother"], make_case_view)
    assert not rarer & set(words)


def test_a_relationship_that_names_somebody_does_not_stand_on_the_version_without_names(make_case_view: Any) -> None:
    _, words, _ = drawn(OTHERWISE, make_case_view, has_names=False)
    said = " ".join(words).casefold().replace("\n", " ")
    names = ("kit", "carys", "dylan", "tom", "amy", "zoe", "breck", "sue", "bill", "pat")
    assert not [name for name in names if name in said.split()]
    assert {"Pregnancy", "Miscarriage", "Stillborn child", "Foster carer 1"} <= set(words)
