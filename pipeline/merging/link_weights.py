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


START = -1.40
SIGNS: Mapping[str, Sign] = MappingProxyType(
    {
        # What they say.
        "kind": Sign(5.84, "share of certainty, 0 to 1, that the kinds of event which both tell of give"),
        "kind, days later": Sign(-2.26, "the same where the rows stand on different days"),
        "one is a meeting": Sign(-1.58, "only one of them tells of a meeting with a name"),
        "one is a meeting that names the other": Sign(-1.54, "the same, and one of them names the other's agency"),
        "different meetings": Sign(-3.47, "they name different meetings"),
        "meeting at two hours": Sign(-1.31, "one kind of meeting, more than an hour apart"),
        "share of words": Sign(1.31, "share, 0 to 1, of what the shorter says that the other says too"),
        "telling words": Sign(0.77, "how rare the words are that both use, summed, up to 3"),
        "usual words": Sign(-0.67, "share of each row's words that its agency writes in other rows too, summed"),
        "one number": Sign(3.0, "both give a log, crime or case number", is_set_by_hand=True),
        "one child": Sign(1.58, "both name a child of the family, the same"),
        "different children": Sign(-12.00, "their events name different children", is_set_by_hand=True),
        "both saw the child": Sign(-0.73, "both saw the child"),
        "neither says who was seen": Sign(0.32, "neither says anything of contact with the child"),
        "ambulance": Sign(1.06, "one is the ambulance's: its rows are nearly all of emergencies"),
        "handover at both ends": Sign(
            2.00, "the ambulance's row is of its handover, the other of an arrival by ambulance", is_set_by_hand=True
        ),
        "handover at one end": Sign(
            -2.50, "the ambulance's row is of its handover, the other of nothing in a hospital", is_set_by_hand=True
        ),
        # Who tells whom.
        "told and heard": Sign(2.15, "one says that it told the other, and the other that it was told"),
        "heard": Sign(0.39, "one says that it has it from the other"),
        "told": Sign(1.25, "one says that it told the other, which received something, from whom it does not say"),
        "name each other": Sign(1.70, "each names the other's agency"),
        "one names the other": Sign(0.22, "one names the other's agency"),
        "one third agency": Sign(1.25, "both name one third agency"),
        "one sender": Sign(1.49, "both have it from one third agency"),
        "no tie": Sign(-0.82, "neither a kind of event nor a name ties them"),
        "nothing": Sign(-1.14, "nor a word, nor who told them"),
        # When.
        "speaks of the day": Sign(3.24, "the later speaks of the day of the other"),
        "speaks of another day": Sign(-1.06, "one speaks of an earlier day, which is not the other's"),
        "one minute": Sign(2.23, "the same time"),
        "a quarter of an hour": Sign(0.86, "at most a quarter of an hour apart"),
        "hours apart": Sign(-2.07, "more than three hours apart"),
        "no time": Sign(-0.60, "one day, and at least one of them without a time"),
        "days apart": Sign(-3.80, "different days"),
        "more days apart": Sign(-0.92, "logarithm of the days between"),
        "late receipt": Sign(1.34, "the later tells of a message or a paper"),
        "late without a time": Sign(2.10, "the later has no time, as what came by post"),
        "heard before it was told": Sign(
            -2.50, "the earlier says that it has it from the agency of the later", is_set_by_hand=True
        ),
        # What stands around them.
        "next rows": Sign(1.11, "neither agency has a row between"),
        "only rows of the day": Sign(1.32, "neither agency has another row on their day"),
        "rows a day": Sign(
            -0.27, "logarithm of the rows a day in the weeks around: how easily two fall together by chance"
        ),
        "busier day": Sign(-0.64, "logarithm of rows on both days to those of other agencies on the quieter"),
    }
)
