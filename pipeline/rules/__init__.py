"""Record to issues: what is wrong with a return, found by comparing it with itself, the calendar and the case."""
