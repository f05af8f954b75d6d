"""Whether the return fits the case: its agency, its case reference, and what the agency was asked for."""

from collections.abc import Iterator

from pipeline.merging.agencies import agency_of_return
from pipeline.merging.names import is_known_as
from pipeline.rules.rule import ReturnUnderTest
from schemas.catalogue import issue
from schemas.issue import Issue


def check_agency(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """The sender: stated, and one of the agencies of the case."""
    case = under_test.case
    if case is None or not case.agencies:
        return
    match = agency_of_return(under_test.parsed, case)
    if match.words is None:
        yield issue("agency-not-stated", location="the form as a whole", field="agency")
    elif match.agency is None and under_test.parsed.form != "referral":
        yield issue("agency-not-expected", location="the form as a whole", field="agency", reason=match.reason)
    elif match.agency is not None and not match.is_certain:
        yield issue("agency-assumed", location="the form as a whole", field="agency", reason=match.reason)


def check_reference(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """The case reference that the file states is the case's own. Spaces, dashes and capitals do not count.

    Document 14 asks for "Name of Child / Case Reference" in one line, so the child's name is as good.
    """
    case, said = under_test.case, under_test.parsed.case_reference
    if case is None or not said:
        return
    names_the_child = case.subject_child is not None and is_known_as(case.subject_child, said)
    if not names_the_child and _plain(case.reference) not in _plain(said):
        words = {"said": said, "known": case.reference}
        yield issue("case-reference-differs", location="the form as a whole", field="case_reference", **words)


def check_form_was_asked_for(under_test: ReturnUnderTest) -> Iterator[Issue]:
    """The form is one that the agency was asked for; a nil return answers every request."""
    case, form = under_test.case, under_test.parsed.form
    if case is None or form in ("nil-return", "referral", "unknown"):
        return
    agency = agency_of_return(under_test.parsed, case).agency
    if agency is not None and form not in agency.expects:
        words = {"agency": agency.name, "form": form.replace("-", " ")}
        yield issue("form-not-expected", location="the form as a whole", **words)


def _plain(reference: str) -> str:
    return "".join(letter for letter in reference.casefold() if letter.isalnum())
