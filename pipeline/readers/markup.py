"""HTML to blocks: the message of an e-mail, a form saved as a web page, a “spreadsheet” that a record system exports.

Nothing that a page points to is fetched, no script is run, no entity is expanded beyond HTML's own.
"""

import re
from html.parser import HTMLParser

from pipeline.readers.document import Block, Paragraph, Place
from pipeline.readers.gathering import Gathering
from pipeline.readers.markup_tables import OpenCell, OpenTable, is_data, laid_out, numbered, spans_of
from pipeline.readers.ticks import TICKED, UNTICKED, check_boxes_in

_PARTING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "body",
        "html",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_UNREAD = frozenset(("script", "style", "title", "template"))
_STRUCK = frozenset(("s", "strike", "del"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_COLOUR = re.compile(r"background(?:-color)?\s*:\s*#([0-9a-f]{6})\b", re.IGNORECASE)
_MOST_MARKS = 1_000
"""Comments, declarations and instructions behind the last comment; no real page has so many."""
_DEEPEST_TABLE = 40
_FARTHEST_TAG = 200
"""Open tags among which the beginning of a closing one is looked for; real pages close theirs at once."""

Attributes = dict[str, str]


def blocks_of(text: str, gathering: Gathering, *, is_mail: bool = False) -> tuple[Block, ...]:
    """The paragraphs and tables of a page.

    Args:
        text: the HTML.
        gathering: takes addresses of links and the words for pictures.
        is_mail: tables that only arrange the page come as their paragraphs, and pictures are not spoken of.
    """
    page = _Page(gathering, is_mail=is_mail)
    page.feed(_without_open_tags(_without_comments(text)))
    page.close()
    page.finish()
    return numbered(page.blocks)


def _without_comments(text: str) -> str:
    """The page without its comments. One that never ends is only its mark: what stands behind it is kept.

    The library looks for the end of each anew; a page of nothing but beginnings took it minutes.
    """
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        parts.append(text[at:start])
        at = end + 3
    rest = text[at:]
    for mark in ("<!--", "<![", "<?"):
        if rest.count(mark) > _MOST_MARKS:
            rest = rest.replace(mark, " ")
    return "".join(parts) + (rest if "-->" in rest else rest.replace("<!--", ""))


def _without_open_tags(text: str) -> str:
    """The page with what looks like a tag behind its last `>` as the text that it is: nothing there can end.

    The library looks for the end of each to the end of the page; 200,000 `</` took it 13 s, as many `<a ` half an hour.
    """
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", "&lt;")


class _Page(HTMLParser):
    """A walk through the tags; `blocks` is what was found."""

    def __init__(self, gathering: Gathering, *, is_mail: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._gathering, self._is_mail = gathering, is_mail
        self._open: list[tuple[str, bool, bool]] = []  # tag, hidden, struck through
        self._tables: list[OpenTable] = []
        self._holders: list[list[Block]] = [self.blocks]
        self._runs: list[tuple[str, bool, bool]] = []
        self._level: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag in _PARTING:
            self._end_paragraph()
        _, hidden, struck = self._open[-1] if self._open else ("", False, False)
        hidden = hidden or tag in _UNREAD or "hidden" in own or _HIDING.search(own.get("style", "")) is not None
        if tag not in _VOID:
            self._open.append((tag, hidden, struck or tag in _STRUCK))
        if re.fullmatch("h[1-6]", tag):
            self._level = int(tag[1])
        self._say(tag, own)
        self._table_begins(tag, own)

    def handle_endtag(self, tag: str) -> None:
        if tag in _PARTING:
            self._end_paragraph()
        if any(name == tag for name, _, _ in self._open[-_FARTHEST_TAG:]):
            while self._open.pop()[0] != tag:
                pass
        if re.fullmatch("h[1-6]", tag):
            self._level = None
        if tag == "table" and self._tables:
            self._end_table()
        elif tag in ("td", "th", "tr") and len(self._holders) == len(self._tables) + 1 and self._tables:
            self._holders.pop()

    def handle_data(self, data: str) -> None:
        tag, hidden, struck = self._open[-1] if self._open else ("", False, False)
        if tag in _UNREAD:
            if tag == "title":
                self._gathering.put(data, Place("properties"))
            return
        self._runs.append((data if tag == "pre" else re.sub(r"\s+", " ", data), hidden, struck))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Where a `<![if …]>` ends; one that is no such thing ends at the next `>`, as in a browser."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.rawdata.find(">", i) + 1 or -1

    def finish(self) -> None:
        """Close what the page left open."""
        self._end_paragraph()
        while self._tables:
            self._end_table()

    def _say(self, tag: str, own: Attributes) -> None:
        """What a tag itself shows or points to."""
        if tag == "input":
            kind = own.get("type", "text").lower()
            shown = (
                (TICKED if "checked" in own else UNTICKED) if kind in ("checkbox", "radio") else own.get("value", "")
            )
            if kind != "hidden":
                self.handle_data(shown)
        elif tag == "img" and not self._is_mail:
            self._gathering.put(own.get("alt", ""), Place("alt-text"))
            self._gathering.remark("picture-in-answer", Place("alt-text"))
        elif tag == "a" and not own.get("href", "#").startswith(("#", "mailto:", "tel:")):
            self._gathering.put(own["href"], Place("hyperlink"))

    def _table_begins(self, tag: str, own: Attributes) -> None:
        if tag == "table" and len(self._tables) < _DEEPEST_TABLE:
            if self._tables and len(self._holders) == len(self._tables):
                self._new_cell({})  # a table straight in a table or a row
            self._tables.append(OpenTable())
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._new_cell(own)

    def _new_cell(self, own: Attributes) -> None:
        self._end_cell()
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        spans = spans_of(own.get("rowspan"), own.get("colspan"))
        colour = _COLOUR.search(f"background:{own.get('bgcolor', '')};{own.get('style', '')}")
        cell = OpenCell([], spans, colour.group(1).upper() if colour else None)
        table.rows[-1].append(cell)
        self._holders.append(cell.blocks)

    def _end_cell(self) -> None:
        if len(self._holders) == len(self._tables) + 1:
            self._holders.pop()

    def _end_table(self) -> None:
        self._end_cell()
        table = self._tables.pop()
        if self._is_mail and not is_data(table):
            self._holders[-1].extend(block for row in table.rows for cell in row for block in cell.blocks)
        elif table.rows:
            self._holders[-1].append(laid_out(table))

    def _end_paragraph(self) -> None:
        text, struck_parts = "", []
        runs, self._runs = self._runs, []
        for run, _, struck in runs:
            words = run.lstrip() if not text or text.endswith((" ", "\n")) else run
            if struck and words.strip():
                struck_parts.append((len(text), len(text) + len(words.rstrip())))
            text += words
        text = text.replace("\xa0", " ").rstrip()
        if text.strip():
            said = [run for run in runs if run[0].strip()]
            self._holders[-1].append(
                Paragraph(
                    text,
                    Place(),
                    heading_level=self._level,
                    struck=all(struck for _, _, struck in said),
                    hidden=all(hidden for _, hidden, _ in said),
                    check_boxes=check_boxes_in(text),
                    struck_parts=tuple(struck_parts),
                )
            )
