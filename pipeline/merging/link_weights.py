"""What each sign between two rows is worth, in log odds, fitted on the labelled cases by `benchmarks/fit_links.py`.

The sum of the weights of the signs that two rows show, and of `START`, is the log odds that they tell of one event: 0
is as likely as not, 3 is twenty to one. Signs speak for and against; a sign met is no proof. At the second look, when
the odds of all pairs around are known, each sign has another weight: what it says besides what they say. Signs that
the labelled cases show too seldom to be fitted are set by hand and say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign.

    Args:
        weight: log odds for each unit of it at first look; most signs are there (1) or not.
        again: the same at the second look.
        meaning: what it is, for those who keep the table.
        is_set_by_hand: the fit leaves the weight alone.
    """

    weight: float
    again: float
    meaning: str
    is_set_by_hand: bool = False


START = -1.66
START_AGAIN = 0.52
SIGNS: Mapping[str, Sign] = MappingProxyType(
    {
        # What they say.
        "kind": Sign(4.13, 6.75, "share of certainty, 0 to 1, that the kinds of event which both tell of give"),
        "kind, days later": Sign(-0.97, -1.49, "the same where the rows stand on different days"),
        "one is a meeting": Sign(-1.64, -2.24, "only one of them tells of a meeting with a name"),
        "one is a meeting that names the other": Sign(
            -0.06, -0.51, "the same, and one of them names the other's agency"
        ),
        "one is a meeting, one minute": Sign(1.47, 2.09, "the same, and both rows have the same time"),
        "one is a meeting of no name": Sign(1.41, 1.64, "one tells of a meeting with a name, the other of a meeting"),
        "different meetings": Sign(-0.46, -1.36, "they name different meetings"),
        "meeting at two hours": Sign(-2.41, -3.74, "one kind of meeting, more than an hour apart"),
        "first letters": Sign(0.79, 1.52, "one writes in capitals the first letters of what the other says in full"),
        "share of words": Sign(1.21, 2.74, "share, 0 to 1, of what the shorter says that the other says too"),
        "telling words": Sign(0.76, 1.39, "how rare the words are that both use, summed, up to 3"),
        "usual words": Sign(-0.45, -0.68, "share of each row's words that its agency writes in other rows too, summed"),
        "one number": Sign(3.0, 3.0, "both give a log, crime or case number", is_set_by_hand=True),
        "one child": Sign(0.59, 1.05, "both name a child of the family, the same"),
        "different children": Sign(-0.50, -1.19, "their events name different children"),
        "both saw the child": Sign(-0.21, -0.14, "both saw the child"),
        "neither says who was seen": Sign(0.52, 0.92, "neither says anything of contact with the child"),
        "ambulance": Sign(0.39, 0.86, "one is the ambulance's: its rows are nearly all of emergencies"),
        "handover at both ends": Sign(
            2.00,
            2.00,
            "the ambulance's row is of its handover, the other of an arrival by ambulance",
            is_set_by_hand=True,
        ),
        "handover at one end": Sign(
            -2.50,
            -2.50,
            "the ambulance's row is of its handover, the other of nothing in a hospital",
            is_set_by_hand=True,
        ),
        "both had a paper": Sign(1.19, 2.33, "both speak of a letter or the like that they had"),
        "a paper sent, then had": Sign(1.56, 2.82, "the earlier sent one, the later had one"),
        "a paper had, then sent": Sign(-1.72, -2.65, "the other way about"),
        # Who tells whom.
        "told and heard": Sign(2.42, 4.64, "one says that it told the other, and the other that it was told"),
        "heard": Sign(0.48, 1.27, "one says that it has it from the other"),
        "told": Sign(
            1.38, 3.04, "one says that it told the other, which received something, from whom it does not say"
        ),
        "name each other": Sign(1.94, 4.45, "each names the other's agency"),
        "one names the other": Sign(0.41, 1.37, "one names the other's agency"),
        "one third agency": Sign(0.60, 0.98, "both name one third agency"),
        "one sender": Sign(1.62, 2.92, "both have it from one third agency"),
        "no tie": Sign(-0.52, -0.85, "neither a kind of event nor a name ties them"),
        "no tie, one minute": Sign(-0.68, -0.84, "no tie, and both rows have the same time"),
        "nothing": Sign(-0.88, -1.35, "nor a word, nor who told them"),
        # When.
        "speaks of the day": Sign(3.04, 5.45, "the later speaks of the day of the other"),
        "speaks of another day": Sign(-0.72, -1.00, "one speaks of an earlier day, which is not the other's"),
        "one minute": Sign(3.87, 6.06, "the same time"),
        "a quarter of an hour": Sign(2.68, 4.42, "at most a quarter of an hour apart"),
        "an hour": Sign(1.37, 2.18, "at most an hour apart"),
        "hours apart": Sign(-1.81, -3.04, "more than three hours apart"),
        "gives the time of the other": Sign(
            1.34, 3.04, "the words of one give a time that the other has, to five minutes"
        ),
        "gives a time near the other's": Sign(0.80, 1.23, "the same to a quarter of an hour"),
        "no time": Sign(0.18, 0.39, "one day, and at least one of them without a time"),
        "days apart": Sign(-2.93, -5.40, "different days"),
        "more days apart": Sign(-1.08, -2.07, "logarithm of the days between"),
        "late receipt": Sign(1.15, 2.20, "the later tells of a message or a paper"),
        "late without a time": Sign(1.49, 2.74, "the later has no time, as what came by post"),
        "heard before it was told": Sign(
            -2.50, -2.50, "the earlier says that it has it from the agency of the later", is_set_by_hand=True
        ),
        # What stands around them.
        "next rows": Sign(1.20, 1.37, "neither agency has a row between"),
        "only rows of the day": Sign(1.33, 1.30, "neither agency has another row on their day"),
        "rows a day": Sign(
            -0.37, -0.58, "logarithm of the rows a day in the weeks around: how easily two fall together by chance"
        ),
        "busier day": Sign(-0.96, -1.44, "logarithm of rows on both days to those of other agencies on the quieter"),
        # What the first look found around them.
        "first look": Sign(0.00, -5.92, "how likely they are at first look, 0 to 1"),
        "another row is likelier": Sign(0.00, 0.18, "one agency has another row that is likelier the other's match"),
        "another row is likely": Sign(0.00, -4.45, "how likely that one is, 0 to 1"),
        "thirds tie both": Sign(0.00, 0.64, "rows of third agencies that are likely both's match, summed, up to 3"),
        "a third ties one": Sign(
            0.00, -2.30, "a third agency's row is likely the match of one and not of the other, 0 to 1"
        ),
        "matched elsewhere": Sign(0.00, 0.59, "how likely each has another match, summed, 0 to 2"),
    }
)
SECOND_LOOK = frozenset(
    {"first look", "another row is likelier", "another row is likely", "thirds tie both", "a third ties one",
     "matched elsewhere"}
)  # fmt: skip
"""Signs that only the second look has."""
