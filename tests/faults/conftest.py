"""Lets the fault tests import what stands beside them, and writes down what they showed.

Every test belongs to a promise of docs/promises.md (`@pytest.mark.promise(1)`) and says with `counted` how much it tried.
`python -m tests.faults` runs the full form and writes docs/evidence.json; the suite runs the quick form.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

_SHOWN: list[dict[str, Any]] = []


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "promise(number): the promise of docs/promises.md that the test shows")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what shows other promises than the one that was asked for."""
    only = os.environ.get("RAPID_REVIEW_FAULT_ONLY")
    if only:
        wanted = [item for item in items if (mark := item.get_closest_marker("promise")) and str(mark.args[0]) == only]
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = wanted


@pytest.fixture
def counted(record_property: Callable[[str, object], None]) -> Iterator[Callable[..., None]]:
    """Write down how much was tried: `counted(kills=1000, files=9071)`."""

    def write(**counts: object) -> None:
        for name, count in counts.items():
            record_property(name, count)

    yield write


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Keep each test's promise, outcome, seconds and counts."""
    report = yield
    mark = item.get_closest_marker("promise")
    if mark is not None and (report.when == "call" or report.outcome != "passed"):
        shown = {
            "promise": mark.args[0],
            "test": item.name,
            "outcome": report.outcome,
            "seconds": round(report.duration, 2),
        }
        _SHOWN.append({**shown, "counts": dict(report.user_properties)})
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what was shown to the command that asked for it."""
    path = os.environ.get("RAPID_REVIEW_FAULT_RESULTS")
    if path:
        Path(path).write_text(json.dumps(_SHOWN), encoding="utf-8")
