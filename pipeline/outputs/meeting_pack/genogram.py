"""Paper 4: the genogram on a page of its own, with the same facts in words for those who cannot see it."""

import struct
from collections.abc import Iterator

from pipeline.outputs.word.paper import Paper
from schemas.case_view import CaseView
from schemas.person import CasePerson

_WIDE = 1.5
"""Width by height from which a landscape page shows more of the drawing."""


def genogram_paper(view: CaseView, png: bytes | None) -> bytes:
    """The fourth paper.

    Args:
        view: the case.
        png: the drawing, or `None` where it could not be made.
    """
    is_wide = png is not None and _proportion(png) > _WIDE
    paper = Paper("Genogram", view.case.reference, "Paper 4", orientation="landscape" if is_wide else "portrait")
    sentences = [_sentence(person) for person in view.people]
    if png:
        paper.picture(png, f"Genogram of the family. {' '.join(sentences)}", tallest_cm=12.5 if is_wide else 14)
    else:
        paper.text("The genogram could not be drawn: no family is named in case.toml yet.")
    paper.heading("The same in words")
    if sentences:
        paper.bullets(sentences)
    else:
        paper.text("Nobody is named yet.")
    paper.text(
        "Prepared from what agencies returned; correct it with those who know the family. A genogram is not part of a "
        "published report (toolkit, 7.2.1)."
    )
    return paper.content(view.as_at)


def _proportion(png: bytes) -> float:
    """Width by height, from the picture's own header."""
    width, height = struct.unpack(">II", png[16:24])
    return float(width / height)


def _sentence(person: CasePerson) -> str:
    role = person.relationship or person.role.replace("-", " ")
    parts = [f"{person.name}, {role}", *_beginning(person)]
    parts += _parentage(person)
    if person.partners:
        parts.append(f"partner of {' and '.join(person.partners)}")
    if person.former_partners:
        parts.append(f"former partner of {' and '.join(person.former_partners)}")
    if person.lives_with_subject_child:
        parts.append("lives with the child")
    return "; ".join(parts) + "."


def _beginning(person: CasePerson) -> Iterator[str]:
    """When somebody was born and died, or what is known of a pregnancy."""
    day = f" {person.date_of_birth:%d/%m/%Y}" if person.date_of_birth else ""
    if person.pregnancy:
        yield f"not yet born, due{day}" if person.pregnancy == "expected" else f"{person.pregnancy}{day}"
    elif day:
        yield f"born{day}"
    if person.date_of_death:
        yield f"died {person.date_of_death:%d/%m/%Y}"


def _parentage(person: CasePerson) -> Iterator[str]:
    """Whose child somebody is, by birth or otherwise, and whose twin."""
    for names, words in ((person.parents, "child of"), (person.adopted_by, "adopted by"),
                         (person.fostered_by, "fostered by")):  # fmt: skip
        if names:
            yield f"{words} {' and '.join(names)}"
    if person.twin_of:
        yield f"{'identical twin' if person.is_identical_twin else 'twin'} of {person.twin_of}"
