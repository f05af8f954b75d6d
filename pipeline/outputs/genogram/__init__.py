"""The genogram of the family, drawn from the people of the case: with names for the meeting, and once without names.

It is shared at meetings and stands in no published report (Document 002, 7.2.1).
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from pipeline.outputs.genogram.family import Family, family_of
from pipeline.outputs.genogram.household import draw_household
from pipeline.outputs.genogram.label_text import INCHES, Label, label_of
from pipeline.outputs.genogram.layout import Layout, layout_of
from pipeline.outputs.genogram.legend import draw_legend, legend_height, signs_of
from pipeline.outputs.genogram.links import draw_links
from pipeline.outputs.genogram.symbols import INK, draw_age, draw_dates, draw_label, draw_pregnancy, draw_symbol
from pipeline.outputs.output import Files
from pipeline.outputs.pictures import drawing, rendered
from pipeline.outputs.safe_text import shown
from schemas.case_view import CaseView
from schemas.person import CasePerson

NAME, NAMELESS = "genogram", "genogram-without-names"
_SIDE, _ABOVE, _MARGIN = 1.7, 2.3, 0.9
_LEAST_WIDTH = 14.0
_NO_NAMES = frozenset(
    {"baby", "unborn", "child", "mother", "father", "brother", "sister", "sibling", "partner", "of", "the", "half",
     "step", "grandmother", "grandfather", "maternal", "paternal", "foster", "carer", "adoptive", "twin", "stillborn"}
)  # fmt: skip
"""Words in what people are called that name nobody."""
_PREGNANCIES = {
    "expected": "pregnancy",
    "miscarriage": "miscarriage",
    "termination": "pregnancy ended",
    "stillbirth": "stillborn child",
}


@dataclass(frozen=True)
class Plan:
    """One drawing before it is drawn; lengths in the layout's units. Roles stand for names where nobody is named."""

    view: CaseView
    family: Family
    layout: Layout
    labels: dict[str, Label]
    has_names: bool

    @property
    def width(self) -> float:
        """The whole drawing's."""
        return max(self.layout.width + 2 * _SIDE, _LEAST_WIDTH)

    @property
    def bottom(self) -> float:
        """Where the family ends and the legend begins."""
        return self.layout.floor_below(-self.layout.height) - _MARGIN

    @property
    def inches(self) -> tuple[float, float]:
        """Width and height on paper."""
        return self.width * INCHES, (
            _ABOVE - self.bottom + legend_height(self.width - 0.8, signs_of(self.family))
        ) * INCHES


def build(view: CaseView) -> Files:
    """`genogram.svg`, `.png`, and the same without names."""
    return {**_rendered(plan_of(view, has_names=True)), **_rendered(plan_of(view, has_names=False))}


def plan_of(view: CaseView, *, has_names: bool) -> Plan:
    """Where everybody stands and what is written there."""
    family = family_of(view.people)
    roles = _role_words(family)
    labels = {
        name: label_of(shown(name), shown(person.relationship or _role(person)))
        if has_names
        else label_of(shown(roles[name]), "")
        for name, person in family.people.items()
    }
    layout = layout_of(family, {name: label.depth for name, label in labels.items()})
    return Plan(view, family, _shifted(layout, max(layout.width + 2 * _SIDE, _LEAST_WIDTH)), labels, has_names)


def _shifted(layout: Layout, width: float) -> Layout:
    """The layout in the middle of the drawing."""
    shift = (width - layout.width) / 2
    return replace(layout, places={name: (x + shift, y) for name, (x, y) in layout.places.items()})


def _rendered(plan: Plan) -> Files:
    with drawing(*plan.inches) as figure:
        paint(figure, plan)
        return rendered(figure, NAME if plan.has_names else NAMELESS, _title(plan.view))


def paint(figure: Any, plan: Plan) -> None:
    """Draw everything on an empty figure of the plan's size."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, plan.width)
    axes.set_ylim(plan.bottom - legend_height(plan.width - 0.8, signs_of(plan.family)), _ABOVE)
    axes.set_aspect("equal")
    _heading(axes, plan.view, _title(plan.view), plan.width)
    _draw_home(axes, plan.family, plan.layout)
    draw_links(axes, plan.family, plan.layout)
    for person in plan.family.people.values():
        _draw_person(axes, person, plan)
    draw_legend(axes, 0.4, plan.bottom, plan.width - 0.8, signs_of(plan.family))


def _title(view: CaseView) -> str:
    return f"Genogram, {view.case.reference}"


def _heading(axes: Any, view: CaseView, title: str, width: float) -> None:
    axes.text(0.4, _ABOVE - 0.35, title, fontsize=12, fontweight="bold", color=INK, va="top")
    words = f"As at {view.as_at:%d/%m/%Y}. For the review only: a genogram is not part of a published report."
    axes.text(0.4, _ABOVE - 0.85, words, fontsize=7.5, color=INK, va="top")
    if not view.people:
        axes.text(width / 2, 0, "No people are named in the case yet.", fontsize=10, ha="center", color=INK)


def _draw_home(axes: Any, family: Family, layout: Layout) -> None:
    home = [
        person.name
        for person in family.people.values()
        if person.lives_with_subject_child
        or (person.role == "subject-child" and person.lives_with_subject_child is None)
    ]
    if len(home) > 1:
        draw_household(axes, home, layout)


def _draw_person(axes: Any, person: CasePerson, plan: Plan) -> None:
    """One symbol with its words; no dates where nobody is to be named."""
    at, sex, label = plan.layout.places[person.name], plan.family.sex[person.name], plan.labels[person.name]
    is_subject = person.role == "subject-child"
    if person.pregnancy:
        draw_pregnancy(axes, at, person.pregnancy, sex, is_subject=is_subject)
    else:
        is_day_missing = died_on_a_day_not_given(person, plan.view)
        is_dead = person.date_of_death is not None or is_day_missing
        draw_symbol(axes, at, sex, is_subject=is_subject, is_dead=is_dead)
        draw_age(axes, at, "" if is_day_missing else age_words(person, plan.view.as_at), is_unknown_sex=sex is None)
    draw_label(axes, at, label.name, label.about)
    if plan.has_names:
        born = person.date_of_birth
        due = "due " if person.pregnancy == "expected" else ""
        draw_dates(axes, at, f"{due}{born:%d/%m/%Y}" if born else "", _death_words(person, plan.view))


def died_on_a_day_not_given(person: CasePerson, view: CaseView) -> bool:
    """Whether the case is about this child's death and nobody has written the day of it into case.toml.

    The day of the incident may be an earlier one, so it is not taken for the day of death. Where the case has several
    subject children, it does not say which of them died.
    """
    subjects = [one for one in view.people if one.role == "subject-child" and not one.pregnancy]
    return view.case.incident_kind == "death" and subjects == [person] and person.date_of_death is None


def _death_words(person: CasePerson, view: CaseView) -> str:
    if person.date_of_death:
        return f"† {person.date_of_death:%d/%m/%Y}"
    return "† day not given" if died_on_a_day_not_given(person, view) else ""


def age_words(person: CasePerson, as_at: date) -> str:
    """The age, or the age at death: years from two, months below, days in the first month; empty if not known."""
    born, day = person.date_of_birth, person.date_of_death or as_at
    if born is None or born > day:
        return ""
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    if months >= 24:
        return str(months // 12)
    return f"{months} m" if months else f"{(day - born) // timedelta(days=1)} d"


def _role(person: CasePerson) -> str:
    return _PREGNANCIES.get(person.pregnancy or "", person.role.replace("-", " "))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 1}


def _role_words(family: Family) -> dict[str, str]:
    """A role for each person, numbered where several have it: siblings eldest first. A relationship that names
    somebody ("adoptive mother of Kit") gives way to the role."""
    named = {
        part for person in family.people.values() for part in _words(" ".join((person.name, *person.also_known_as)))
    }
    named -= _NO_NAMES
    words = {
        name: (_role(person) if _words(person.relationship or "") & named else person.relationship or _role(person))
        for name, person in family.people.items()
    }
    words = {
        name: (_PREGNANCIES.get(family.people[name].pregnancy or "") or word).capitalize()
        for name, word in words.items()
    }
    ordered = sorted(family.people, key=lambda name: (family.people[name].date_of_birth or date.max, name))
    counted: dict[str, list[str]] = {}
    for name in ordered:
        counted.setdefault(words[name], []).append(name)
    return {
        name: word if len(names) == 1 else f"{word} {number}"
        for word, names in counted.items()
        for number, name in enumerate(names, start=1)
    }
