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


BOTH = "both at once: how much of the one times how much of the other"
START = -1.56
START_AGAIN = 0.50
SIGNS: Mapping[str, Sign] = MappingProxyType(
    {
        # What they say.
        "kind": Sign(4.69, 6.98, "share of certainty, 0 to 1, that the kinds of event which both tell of give"),
        "kind, days later": Sign(-0.82, -0.82, "the same where the rows stand on different days"),
        "one is a meeting": Sign(-2.72, -3.60, "only one of them tells of a meeting with a name"),
        "one is a meeting that names the other": Sign(
            -0.12, -0.56, "the same, and one of them names the other's agency"
        ),
        "one is a meeting, one minute": Sign(1.33, 1.63, "the same, and both rows have the same time"),
        "one is a meeting of no name": Sign(1.59, 1.85, "one tells of a meeting with a name, the other of a meeting"),
        "different meetings": Sign(-0.48, -1.35, "they name different meetings"),
        "meeting at two hours": Sign(-2.43, -3.44, "one kind of meeting, more than an hour apart"),
        "first letters": Sign(-0.29, -0.36, "one writes in capitals the first letters of what the other says in full"),
        "share of words": Sign(1.29, 2.43, "share, 0 to 1, of what the shorter says that the other says too"),
        "telling words": Sign(0.93, 1.76, "how rare the words are that both use, summed, up to 3"),
        "usual words": Sign(-0.50, -0.77, "share of each row's words that its agency writes in other rows too, summed"),
        "one number": Sign(3.0, 5.0, "both give a log, crime or case number", is_set_by_hand=True),
        "one child": Sign(1.40, 2.23, "both name a child of the family, the same"),
        "different children": Sign(-0.49, -1.04, "their events name different children"),
        "each child's own event": Sign(
            -12.0, -20.0, "the same of what happens to one child: injuries, attendances", is_set_by_hand=True
        ),
        "both saw the child": Sign(-0.23, -0.07, "both saw the child"),
        "neither says who was seen": Sign(0.66, 1.00, "neither says anything of contact with the child"),
        "ambulance": Sign(0.35, 0.51, "one is the ambulance's: its rows are nearly all of emergencies"),
        "handover at both ends": Sign(
            2.0,
            3.0,
            "the ambulance's row is of its handover, the other of an arrival by ambulance",
            is_set_by_hand=True,
        ),
        "handover at one end": Sign(
            -2.5,
            -4.0,
            "the ambulance's row is of its handover, the other of nothing in a hospital",
            is_set_by_hand=True,
        ),
        "both had a paper": Sign(0.67, 1.09, "both speak of a letter or the like that they had"),
        "a paper sent, then had": Sign(1.45, 2.81, "the earlier sent one, the later had one"),
        "a paper had, then sent": Sign(-1.93, -3.14, "the other way about"),
        # Who tells whom.
        "told and heard": Sign(2.30, 4.06, "one says that it told the other, and the other that it was told"),
        "heard": Sign(0.41, 0.74, "one says that it has it from the other"),
        "told": Sign(
            -0.40, -0.20, "one says that it told the other, which received something, from whom it does not say"
        ),
        "name each other": Sign(0.31, 1.59, "each names the other's agency"),
        "one names the other": Sign(-0.46, -0.32, "one names the other's agency"),
        "one third agency": Sign(0.99, 1.61, "both name one third agency"),
        "one sender": Sign(1.80, 3.28, "both have it from one third agency"),
        "no tie": Sign(-0.54, -0.86, "neither a kind of event nor a name ties them"),
        "no tie, one minute": Sign(0.37, 0.95, "no tie, and both rows have the same time"),
        "nothing": Sign(-0.94, -1.44, "nor a word, nor who told them"),
        # When.
        "speaks of the day": Sign(4.35, 6.83, "the later speaks of the day of the other"),
        "speaks of another day": Sign(-0.73, -1.02, "one speaks of an earlier day, which is not the other's"),
        "one minute": Sign(4.11, 5.98, "the same time"),
        "a quarter of an hour": Sign(2.85, 4.68, "at most a quarter of an hour apart"),
        "an hour": Sign(1.41, 2.05, "at most an hour apart"),
        "hours apart": Sign(-1.82, -2.89, "more than three hours apart"),
        "gives the time of the other": Sign(
            1.73, 3.30, "the words of one give a time that the other has, to five minutes"
        ),
        "gives a time near the other's": Sign(1.18, 1.51, "the same to a quarter of an hour"),
        "no time": Sign(0.37, 0.75, "one day, and at least one of them without a time"),
        "days apart": Sign(-3.81, -6.53, "different days"),
        "more days apart": Sign(-1.20, -2.12, "logarithm of the days between"),
        "late receipt": Sign(1.26, 2.35, "the later tells of a message or a paper"),
        "late without a time": Sign(1.73, 3.03, "the later has no time, as what came by post"),
        "heard before it was told": Sign(
            -2.5, -4.5, "the earlier says that it has it from the agency of the later", is_set_by_hand=True
        ),
        # What stands around them.
        "next rows": Sign(0.96, 1.06, "neither agency has a row between"),
        "only rows of the day": Sign(0.54, 0.12, "neither agency has another row on their day"),
        "rows a day": Sign(
            -0.24, -0.38, "logarithm of the rows a day in the weeks around: how easily two fall together by chance"
        ),
        "busier day": Sign(-0.77, -1.09, "logarithm of rows on both days to those of other agencies on the quieter"),
        # What two of them say at once besides what each says.
        "one third agency & nothing": Sign(1.22, 2.02, BOTH),
        "name each other & next rows": Sign(3.57, 5.86, BOTH),
        "one is a meeting & rows a day": Sign(-1.73, -2.39, BOTH),
        "speaks of another day & no time": Sign(-1.62, -2.58, BOTH),
        "one names the other & next rows": Sign(1.83, 3.05, BOTH),
        "one names the other & only rows of the day": Sign(1.74, 3.12, BOTH),
        "one child & late without a time": Sign(-1.09, -1.70, BOTH),
        "both had a paper & nothing": Sign(2.34, 4.56, BOTH),
        "kind & one third agency": Sign(-2.76, -5.26, BOTH),
        "name each other & only rows of the day": Sign(2.19, 3.45, BOTH),
        "ambulance & only rows of the day": Sign(1.41, 2.52, BOTH),
        "neither says who was seen & speaks of the day": Sign(-1.03, -1.32, BOTH),
        "kind, days later & speaks of another day": Sign(2.37, 4.15, BOTH),
        "heard & speaks of the day": Sign(-1.14, -1.29, BOTH),
        "ambulance & one names the other": Sign(-1.43, -1.77, BOTH),
        "first letters & neither says who was seen": Sign(2.06, 3.47, BOTH),
        "speaks of the day & next rows": Sign(-1.32, -2.04, BOTH),
        "told & more days apart": Sign(1.65, 3.00, BOTH),
        "heard & more days apart": Sign(0.58, 0.94, BOTH),
        "telling words & one child": Sign(-0.54, -1.05, BOTH),
        "no tie, one minute & rows a day": Sign(1.55, 2.45, BOTH),
        "no tie & speaks of the day": Sign(0.76, 1.34, BOTH),
        # What the first look found around them.
        "first look": Sign(0.00, -5.49, "how likely they are at first look, 0 to 1"),
        "another row is likelier": Sign(0.00, 0.03, "one agency has another row that is likelier the other's match"),
        "another row is likely": Sign(0.00, -3.47, "how likely that one is, 0 to 1"),
        "thirds tie both": Sign(0.00, 0.96, "rows of third agencies that are likely both's match, summed, up to 3"),
        "a third ties one": Sign(
            0.00, -2.44, "a third agency's row is likely the match of one and not of the other, 0 to 1"
        ),
        "matched elsewhere": Sign(0.00, 0.54, "how likely each has another match, summed, 0 to 2"),
    }
)
PAIRED = tuple((name, *name.split(" & ")) for name in SIGNS if " & " in name)
"""Signs that are two others at once: the name, the one, the other."""
