"""The genogram of the family, drawn from the people of the case: with names for the meeting, and once without names.

It is shared at meetings and stands in no published report (Document 002, 7.2.1).
"""

import textwrap
from datetime import date, timedelta
from typing import Any

from pipeline.outputs.genogram.family import Family, family_of
from pipeline.outputs.genogram.household import draw_household
from pipeline.outputs.genogram.layout import Layout, layout_of
from pipeline.outputs.genogram.legend import draw_legend, legend_height
from pipeline.outputs.genogram.links import draw_links
from pipeline.outputs.genogram.symbols import INK, draw_age, draw_dates, draw_label, draw_symbol
from pipeline.outputs.output import Files
from pipeline.outputs.pictures import drawing, rendered
from pipeline.outputs.safe_text import shown
from schemas.case_view import CaseView
from schemas.person import CasePerson

NAME, NAMELESS = "genogram", "genogram-without-names"
_INCHES = 0.62
_SIDE, _ABOVE, _BELOW = 1.6, 2.3, 1.9
_LEAST_WIDTH = 14.0
_LETTERS_A_LINE = 19


def build(view: CaseView) -> Files:
    """`genogram.svg`, `.png`, and the same without names."""
    family = family_of(view.people)
    layout = layout_of(family)
    return {**_draw(view, family, layout, has_names=True), **_draw(view, family, layout, has_names=False)}


def _draw(view: CaseView, family: Family, layout: Layout, *, has_names: bool) -> Files:
    width = max(layout.width + 2 * _SIDE, _LEAST_WIDTH)
    under = legend_height(width - 0.8)
    height = layout.height + _ABOVE + _BELOW + under
    title = f"Genogram, {view.case.reference}"
    with drawing(width * _INCHES, height * _INCHES) as figure:
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        shift = (width - layout.width) / 2
        top = max((y for _, y in layout.places.values()), default=0.0)
        places = {name: (x + shift, y - top) for name, (x, y) in layout.places.items()}
        axes.set_xlim(0, width)
        axes.set_ylim(-layout.height - _BELOW - under, _ABOVE)
        axes.set_aspect("equal")
        _heading(axes, view, title, width)
        _draw_home(axes, family, places)
        draw_links(axes, family, places)
        roles = _role_words(family)
        for name, person in family.people.items():
            _draw_person(axes, person, places[name], family, roles[name] if not has_names else None, view.as_at)
        draw_legend(axes, 0.4, -layout.height - _BELOW, width - 0.8)
        return rendered(figure, NAME if has_names else NAMELESS, title)


def _heading(axes: Any, view: CaseView, title: str, width: float) -> None:
    axes.text(0.4, _ABOVE - 0.35, title, fontsize=12, fontweight="bold", color=INK, va="top")
    words = f"As at {view.as_at:%d/%m/%Y}. For the review only: a genogram is not part of a published report."
    axes.text(0.4, _ABOVE - 0.85, words, fontsize=7.5, color=INK, va="top")
    if not view.people:
        axes.text(width / 2, 0, "No people are named in the case yet.", fontsize=10, ha="center", color=INK)


def _draw_home(axes: Any, family: Family, places: dict[str, tuple[float, float]]) -> None:
    home = {
        person.name
        for person in family.people.values()
        if person.lives_with_subject_child
        or (person.role == "subject-child" and person.lives_with_subject_child is None)
    }
    if len(home) > 1:
        draw_household(
            axes,
            [places[name] for name in places if name in home],
            [places[name] for name in places if name not in home],
        )


def _draw_person(
    axes: Any, person: CasePerson, at: tuple[float, float], family: Family, role: str | None, as_at: date
) -> None:
    """One symbol with its words; `role` stands in for name and dates where nobody is to be named."""
    sex = family.sex[person.name]
    draw_symbol(axes, at, sex, is_subject=person.role == "subject-child", is_dead=person.date_of_death is not None)
    draw_age(axes, at, age_words(person, as_at), is_unknown_sex=sex is None)
    if role is not None:
        draw_label(axes, at, _wrapped(role), "")
        return
    about = person.relationship or person.role.replace("-", " ")
    draw_label(axes, at, _wrapped(shown(person.name)), _wrapped(shown(about), _LETTERS_A_LINE + 4))
    born, died = person.date_of_birth, person.date_of_death
    draw_dates(axes, at, f"{born:%d/%m/%Y}" if born else "", f"† {died:%d/%m/%Y}" if died else "")


def age_words(person: CasePerson, as_at: date) -> str:
    """The age, or the age at death: years from two, months below, days in the first month; empty if not known."""
    born, day = person.date_of_birth, person.date_of_death or as_at
    if born is None or born > day:
        return ""
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    if months >= 24:
        return str(months // 12)
    return f"{months} m" if months else f"{(day - born) // timedelta(days=1)} d"


def _role_words(family: Family) -> dict[str, str]:
    """A role for each person, numbered where several have it: siblings eldest first."""
    words = {
        name: (person.relationship or person.role.replace("-", " ")).capitalize()
        for name, person in family.people.items()
    }
    if any(person.name.casefold() in word.casefold() for person in family.people.values() for word in words.values()):
        words = {name: person.role.replace("-", " ").capitalize() for name, person in family.people.items()}
    ordered = sorted(family.people, key=lambda name: (family.people[name].date_of_birth or date.max, name))
    counted: dict[str, list[str]] = {}
    for name in ordered:
        counted.setdefault(words[name], []).append(name)
    return {
        name: word if len(names) == 1 else f"{word} {number}"
        for word, names in counted.items()
        for number, name in enumerate(names, start=1)
    }


def _wrapped(words: str, letters: int = _LETTERS_A_LINE) -> str:
    return "\n".join(textwrap.wrap(words, letters)) or words
