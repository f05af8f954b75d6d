"""Record to issues: what is wrong with a return, found by comparing it with itself, the calendar and the case."""

from pipeline.rules.agreement import check_agency, check_form_was_asked_for, check_reference
from pipeline.rules.births import check_births, check_births_of_referred_family, check_incident_dates
from pipeline.rules.completeness import check_learning, check_required_answers, check_rows
from pipeline.rules.conservation import check as check_conservation
from pipeline.rules.dates import (
    check_completion,
    check_endorsement,
    check_events_before_birth,
    check_future_events,
    check_periods,
    check_review_period,
)
from pipeline.rules.nhs_numbers import check_nhs_numbers
from pipeline.rules.people import check_against_case, check_individuals
from pipeline.rules.prompts import check_prompts
from pipeline.rules.rule import ReturnUnderTest, Rule
from schemas.issue import Issue

RULES: tuple[Rule, ...] = (
    check_agency,
    check_reference,
    check_form_was_asked_for,
    check_required_answers,
    check_prompts,
    check_rows,
    check_learning,
    check_future_events,
    check_events_before_birth,
    check_periods,
    check_review_period,
    check_completion,
    check_endorsement,
    check_births,
    check_births_of_referred_family,
    check_incident_dates,
    check_nhs_numbers,
    check_against_case,
    check_individuals,
    check_conservation,
)


# What a form module may have said already, with more at hand: once is enough.
_SAID_ALREADY: dict[str, frozenset[str]] = {
    "form-empty": frozenset({"form-left-blank", "chronology-without-rows"}),
    "period-ends-before-start": frozenset({"date-range-reversed"}),
    "prompt-returned": frozenset({"prompt-left-in"}),
}


def check_return(return_under_test: ReturnUnderTest) -> tuple[Issue, ...]:
    """Everything that the rules find in one return, in the order of `RULES` and of the file.

    What was said while reading the form, of the same place or of the form as a whole, is not said again.
    """
    said = return_under_test.parsed.issues
    return tuple(
        found for rule in RULES for found in rule(return_under_test) if not any(_says_it(each, found) for each in said)
    )


def _says_it(earlier: Issue, found: Issue) -> bool:
    same_place = found.code == "form-empty" or earlier.location == found.location
    return same_place and earlier.code in _SAID_ALREADY.get(found.code, frozenset())
