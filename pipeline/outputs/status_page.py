"""status.html: the case at a glance; index.html: all cases. One file each, nothing fetched from anywhere.

Their one script only renews the page. Their content policy lets it run and no other, and lets no connection be made.
"""

from __future__ import annotations

import datetime
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from pipeline.outputs.copies_back import copy_words
from pipeline.outputs.output import Files
from pipeline.outputs.status_facts import StatusFacts, facts_of
from pipeline.outputs.status_words import clock_time, counted, day_of, long_date, short_date, time_of
from schemas.agency import FORM_TITLES
from schemas.case_view import CaseView
from schemas.watching import WatcherState

_PAGES = Path(__file__).parent / "pages"
REFRESH_SECONDS = 60
"""An open page fetches itself anew when nobody has used it for so long: never under a reader, nor with a part open."""
REFRESH_WITHOUT_SCRIPT_SECONDS = 300
"""Where scripts are forbidden the page cannot know whether it is read, so it leaves a reader longer alone."""
MOST_DISAGREEMENTS = 25
"""Shown on the page; the workbook has them all."""


@dataclass(frozen=True)
class Link:
    """One output to open: its path below outputs/REF/ and what people call it."""

    path: str
    title: str
    note: str = ""

    @property
    def address(self) -> str:
        """The path as it stands in a link."""
        return quote(self.path)


# What people call an output, by its path or its folder; the order is that of the page.
_TITLES: tuple[tuple[str, str, str], ...] = (
    (
        "integrated-chronology.xlsx",
        "Integrated chronology",
        "every agency's events in date order, with your own columns",
    ),
    ("genogram.svg", "Genogram", "the family as the case and the returns describe it"),
    ("timeline.svg", "Timeline", "all agencies' contacts on one page"),
    ("meeting-pack/", "Rapid review meeting pack", "the numbered papers"),
    ("panel-pack/", "National Panel pack", "template and covering letter"),
    ("review-pack/", "Review pack", "papers of the review that follows"),
    ("queries/", "Query sheets", "one for each agency whose return has problems"),
    ("chase-list.docx", "Chase list", "whom to ring about which return, with room for what was said"),
    ("deadlines.ics", "Calendar", "the deadlines for your own calendar; it names nobody of the family"),
    ("requests/", "Requests", "letters, pre-completed forms and chronology templates to send out"),
    ("checks/", "Anonymisation checks", "annotated drafts and findings"),
    ("case.json", "The case as data", "for other programs"),
)


def build(view: CaseView, watcher: WatcherState | None = None, existing: Iterable[str] = ()) -> Files:
    """The status page of one case.

    Args:
        view: the case.
        watcher: what the watcher last said of itself; `None` where there is none.
        existing: paths below outputs/REF/ of the outputs that there are; others are not linked.
    """
    page = _render(
        "status.html.j2",
        view=view,
        facts=facts_of(view, watcher),
        links=links(existing),
        made=clock_time(view.generated_at),
        most=MOST_DISAGREEMENTS,
    )
    return {"status.html": page}


def build_trouble(reference: str, reason: str, existing: Iterable[str] = ()) -> Files:
    """The page of a case whose case.toml cannot be used: what is wrong with it, and what was made before.

    Args:
        reference: the case, by the name of its folder.
        reason: what must be put right, where, with an example.
        existing: paths below outputs/REF/ of the outputs that there are.
    """
    return {"status.html": _render("trouble.html.j2", reference=reference, reason=reason, links=links(existing))}


@dataclass(frozen=True)
class CaseLine:
    """One case on the page of all cases."""

    reference: str
    facts: StatusFacts

    @property
    def address(self) -> str:
        """Where its own page is."""
        return f"{quote(self.reference)}/status.html"


def build_index(
    views: Iterable[CaseView],
    watcher: WatcherState | None,
    now: datetime.datetime,
    troubles: Mapping[str, str] | None = None,
    unsorted: Iterable[tuple[str, str, str]] = (),
) -> bytes:
    """index.html, the page of all cases; it stands in the outputs folder itself.

    Args:
        views: every case that can be read.
        troubles: for each other case, what must be put right.
        unsorted: (name, reason, advice) of files in the intake folder that belong to no case yet.
    """
    lines = [CaseLine(view.case.reference, facts_of(view, watcher)) for view in views]
    first = lines[0].facts.watcher if lines else None
    return _render(
        "index.html.j2",
        cases=sorted(lines, key=lambda line: line.reference),
        watcher=first,
        made=clock_time(now),
        troubles=dict(troubles or {}),
        unsorted=tuple(unsorted),
    )


def links(existing: Iterable[str]) -> tuple[Link, ...]:
    """What can be opened, in the order of use. A folder is one link, with the number of files in it."""
    paths = sorted(existing)
    found = []
    for path, title, note in _TITLES:
        inside = [name for name in paths if name == path or (path.endswith("/") and name.startswith(path))]
        if inside:
            size = f" — {counted(len(inside), 'file')}" if path.endswith("/") else ""
            found.append(Link(path, title, f"{note}{size}"))
    return tuple(found)


def _render(template: str, **words: object) -> bytes:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    pages = Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters.update(long_date=long_date, short_date=short_date, day_of=day_of, time_of=time_of)
    script = (_PAGES / "renew.js").read_text(encoding="utf-8")
    pages.globals.update(
        counted=counted,
        copy_words=copy_words,
        form_titles=FORM_TITLES,
        refresh=REFRESH_SECONDS,
        refresh_without_script=REFRESH_WITHOUT_SCRIPT_SECONDS,
        script=script,
        script_hash=f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
        style=(_PAGES / "style.css").read_text(encoding="utf-8"),
    )
    return pages.get_template(template).render(**words).encode("utf-8")
