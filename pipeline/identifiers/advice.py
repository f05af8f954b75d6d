"""What the findings say together: how many details add up, and whether the pseudonym itself gives somebody away."""

from collections.abc import Iterator, Sequence

from pipeline.identifiers.known import Roster
from pipeline.identifiers.name_forms import parts_of
from pipeline.identifiers.normalise import fold
from pipeline.identifiers.report_quality import quality_of
from pipeline.readers.document import Document
from pipeline.settings import JIGSAW_BUDGET
from schemas.finding import Finding

STANDARD = (
    "This check lowers the risk that the family is recognised; it cannot promise anonymity. A person who knows the "
    "case reads the draft "
    "before it is published."
)

REFUSED = "The pseudonym is refused:"


def advice_on(findings: Sequence[Finding], roster: Roster, document_type: str, document: Document) -> tuple[str, ...]:
    """Sentences for the author, gravest first."""
    if document_type == "rapid-review":
        return (
            "This draft identifies on purpose. Only hidden parts and people outside of the case were looked for.",
            STANDARD,
        )
    found = frozenset(word for one in findings if one.category != "hidden-text" for word in one.text.split())
    return (*_on_the_pseudonym(roster), *_on_the_jigsaw(findings), *quality_of(document, found), STANDARD)


def _on_the_jigsaw(findings: Sequence[Finding]) -> Iterator[str]:
    details: dict[str, None] = {}
    for finding in findings:
        if (
            finding.severity != "must-fix"
            and finding.category in ("demographic", "age", "place", "organisation")
            and finding.decision != "keep"
        ):
            details.setdefault(finding.text.casefold(), None)
    if len(details) >= JIGSAW_BUDGET:
        listed = "; ".join(f"“{detail}”" for detail in list(details)[:12])
        yield (
            f"{len(details)} details, each harmless alone, add up to a picture that a neighbour can put together: "
            f"{listed}. "
            "Keep those that the learning needs."
        )


def _on_the_pseudonym(roster: Roster) -> Iterator[str]:
    if not roster.pseudonym:
        return
    chosen = fold(roster.pseudonym)
    for person in roster.people:
        for name in person.names:
            parts = parts_of(name)
            words = (*parts.given, *parts.last)
            if chosen in words:
                yield f"{REFUSED} “{roster.pseudonym}” is a real name of the {person.role}: choose another."
                return
            if (
                person.role == "subject child"
                and parts.given
                and (parts.given[0][0] == chosen[0] or _sound(parts.given[0]) == _sound(chosen))
            ):
                yield (
                    f"{REFUSED} “{roster.pseudonym}” shares its initial or its sound with the child's real name: "
                    "choose another."
                )
                return


def _sound(word: str) -> str:
    """A rough key of how a word sounds (Soundex)."""
    codes = {
        letter: code for code, letters in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for letter in letters
    }
    digits = [codes.get(letter, 0) for letter in word if letter not in "hw"]
    kept = [code for place, code in enumerate(digits) if code and (place == 0 or digits[place - 1] != code)]
    return "".join(map(str, kept))[:4]
