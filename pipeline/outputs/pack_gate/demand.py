"""One demand of the gate, and the answer to it."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas.case_view import CaseView

Problem = str
"""What is missing, in words; an empty text when nothing is."""


@dataclass(frozen=True)
class GateCheck:
    """One thing that must be there.

    Args:
        name: what is asked for.
        paragraph: the document and paragraph that asks for it.
        passed: whether it is there.
        where_to_write: where a person writes what is missing.
        found: what is wrong or missing, in words; empty when passed.
    """

    name: str
    paragraph: str
    passed: bool
    where_to_write: str
    found: str = ""


@dataclass(frozen=True)
class Demand:
    """One thing that is asked for: `problem` looks for it in the case."""

    name: str
    paragraph: str
    where: str
    problem: Callable[[CaseView], Problem]


def checked(demand: Demand, view: CaseView) -> GateCheck:
    """The demand's answer for one case."""
    problem = demand.problem(view)
    return GateCheck(demand.name, demand.paragraph, not problem, demand.where, problem)


def written(key: str, words: str = "nothing is written yet.") -> Callable[[CaseView], Problem]:
    """Asks that something stands under a key of `[decisions]`."""
    return lambda view: "" if view.case.decisions.get(key, "").strip() else words


def in_decisions(keys: str) -> str:
    """Where a decision is written."""
    return f"case.toml, [decisions], {keys}"
