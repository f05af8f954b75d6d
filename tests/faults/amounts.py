"""How much each fault test tries: little in the suite, the promised figures when RAPID_REVIEW_FAULTS is `full`."""

import os

IS_FULL = os.environ.get("RAPID_REVIEW_FAULTS") == "full"
SEED = int(os.environ.get("RAPID_REVIEW_FAULT_SEED", "20260304"))
"""Chance starts here; printed with the evidence, so that a failure can be repeated."""


def amount(quick: int, full: int) -> int:
    """The number for this run."""
    return full if IS_FULL else quick
