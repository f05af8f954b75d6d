"""What each sign between two rows is worth, in log odds, fitted on the labelled cases by `benchmarks/fit_links.py`.

The sum of the weights of the signs that two rows show, and of `START`, is the log odds that they tell of one event: 0
is as likely as not, 3 is twenty to one. Signs speak for and against; a sign met is no proof. Signs that the
labelled cases show too seldom to be fitted are set by hand and say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign.

    Args:
        weight: log odds for each unit of it; most signs are there (1) or not.
        meaning: what it is, for those who keep the table.
        is_set_by_hand: the fit leaves the weight alone.
    """

    weight: float
    meaning: str
    is_set_by_hand: bool = False


START = -1.55
SIGNS: Mapping[str, Sign] = MappingProxyType(
    {
        # What they say.
        "kind": Sign(5.07, "share of certainty, 0 to 1, that the kinds of event which both tell of give"),
        "kind, days later": Sign(-1.14, "the same where the rows stand on different days"),
        "one is a meeting": Sign(-1.59, "only one of them tells of a meeting with a name"),
        "one is a meeting that names the other": Sign(-0.65, "the same, and one of them names the other's agency"),
        "one is a meeting, one minute": Sign(1.17, "the same, and both rows have the same time"),
        "one is a meeting of no name": Sign(1.15, "one tells of a meeting with a name, the other of a meeting"),
        "different meetings": Sign(-4.56, "they name different meetings"),
        "meeting at two hours": Sign(-4.17, "one kind of meeting, more than an hour apart"),
        "first letters": Sign(1.46, "one writes in capitals the first letters of what the other says in full"),
        "share of words": Sign(1.05, "share, 0 to 1, of what the shorter says that the other says too"),
        "telling words": Sign(0.80, "how rare the words are that both use, summed, up to 3"),
        "usual words": Sign(-0.55, "share of each row's words that its agency writes in other rows too, summed"),
        "one number": Sign(3.0, "both give a log, crime or case number", is_set_by_hand=True),
        "one child": Sign(1.08, "both name a child of the family, the same"),
        "different children": Sign(-12.00, "their events name different children", is_set_by_hand=True),
        "both saw the child": Sign(-0.63, "both saw the child"),
        "neither says who was seen": Sign(0.35, "neither says anything of contact with the child"),
        "ambulance": Sign(0.75, "one is the ambulance's: its rows are nearly all of emergencies"),
        "handover at both ends": Sign(
            2.00, "the ambulance's row is of its handover, the other of an arrival by ambulance", is_set_by_hand=True
        ),
        "handover at one end": Sign(
            -2.50, "the ambulance's row is of its handover, the other of nothing in a hospital", is_set_by_hand=True
        ),
        # Who tells whom.
        "told and heard": Sign(1.75, "one says that it told the other, and the other that it was told"),
        "heard": Sign(0.37, "one says that it has it from the other"),
        "told": Sign(1.69, "one says that it told the other, which received something, from whom it does not say"),
        "name each other": Sign(2.13, "each names the other's agency"),
        "one names the other": Sign(0.48, "one names the other's agency"),
        "one third agency": Sign(1.25, "both name one third agency"),
        "one sender": Sign(0.73, "both have it from one third agency"),
        "no tie": Sign(-0.34, "neither a kind of event nor a name ties them"),
        "no tie, one minute": Sign(-0.80, "no tie, and both rows have the same time"),
        "nothing": Sign(-0.96, "nor a word, nor who told them"),
        # When.
        "speaks of the day": Sign(3.03, "the later speaks of the day of the other"),
        "speaks of another day": Sign(-0.72, "one speaks of an earlier day, which is not the other's"),
        "one minute": Sign(3.72, "the same time"),
        "a quarter of an hour": Sign(1.83, "at most a quarter of an hour apart"),
        "an hour": Sign(1.29, "at most an hour apart"),
        "hours apart": Sign(-1.45, "more than three hours apart"),
        "no time": Sign(0.55, "one day, and at least one of them without a time"),
        "days apart": Sign(-2.11, "different days"),
        "more days apart": Sign(-1.13, "logarithm of the days between"),
        "late receipt": Sign(0.36, "the later tells of a message or a paper"),
        "late without a time": Sign(1.92, "the later has no time, as what came by post"),
        "heard before it was told": Sign(
            -2.50, "the earlier says that it has it from the agency of the later", is_set_by_hand=True
        ),
        # What stands around them.
        "next rows": Sign(1.05, "neither agency has a row between"),
        "only rows of the day": Sign(0.94, "neither agency has another row on their day"),
        "rows a day": Sign(
            -0.54, "logarithm of the rows a day in the weeks around: how easily two fall together by chance"
        ),
        "busier day": Sign(-0.83, "logarithm of rows on both days to those of other agencies on the quieter"),
    }
)
