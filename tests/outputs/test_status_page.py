"""The status page: what a coordinator finds on it, read back from the HTML itself."""

import base64
import datetime
import hashlib
import re
from html.parser import HTMLParser

import pytest

from pipeline.outputs.status_page import build, build_index, build_trouble, links
from schemas.agency import Agency
from schemas.case import Case
from schemas.case_view import CaseView, Disagreement, Quorum, ReturnEntry, Silence
from schemas.issue import Issue
from schemas.person import CasePerson
from schemas.timetable import Deadline, Outstanding, Timetable
from schemas.watching import Waiting, WatcherState

NOTIFIED = datetime.date(2026, 3, 2)
TODAY = datetime.date(2026, 3, 11)
WREN = CasePerson(role="subject-child", name="Wren Alderley")
NOW = datetime.datetime(2026, 3, 11, 14, 2).astimezone()


class Page(HTMLParser):
    """The text of a page, its links and its tags."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._in_style = False
        self.feed(html.decode("utf-8"))
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.words.append(data)


def entry(**changes: object) -> ReturnEntry:
    given = {
        "agency": "Westmere Police", "form": "chronology", "file": "accepted/x [00000000].docx", "sha256": "0" * 64,
        "received_at": NOW, "version": 1, "state": "accepted", "names": ("Police chronology.docx",),
    }  # fmt: skip
    return ReturnEntry.model_validate({**given, **changes})


def view(**changes: object) -> CaseView:
    police = Agency(name="Westmere Police", kind="police", phone="01632 960101")
    haven = Agency(name="Haven <Refuge> & Advice", kind="voluntary", phone="01632 960113")
    case = Case(
        reference="WM-2026-014", profile="west-midlands", notified=NOTIFIED, agencies=(police, haven), people=(WREN,)
    )
    steps = (
        Deadline(
            name="Scoping forms returned", due=datetime.date(2026, 3, 11), working_day=7, rule="r", who="Agencies"
        ),
        Deadline(name="Rapid Review meeting", due=datetime.date(2026, 3, 19), working_day=13, rule="r", who="All"),
        Deadline(name="Send to the Panel", due=datetime.date(2026, 3, 23), working_day=15, rule="r", who="Partners"),
    )
    given = {
        "case": case, "as_at": TODAY, "generated_at": NOW, "people": (), "facts": (), "returns": (entry(),),
        "outstanding": (
            Outstanding(agency=haven.name, form="scoping", due=datetime.date(2026, 3, 9), working_days_overdue=2,
                        phone="01632 960113"),
        ),
        "timetable": Timetable(profile="west-midlands", notified=NOTIFIED, anchor=NOTIFIED, deadlines=steps),
        "events": (), "quorum": Quorum(icb=False, police=True, local_authority=False),
    }  # fmt: skip
    return CaseView.model_validate({**given, **changes})


def page(view_: CaseView, watcher: WatcherState | None = None, existing: tuple[str, ...] = ()) -> Page:
    return Page(build(view_, watcher, existing)["status.html"])


def test_the_top_says_the_day_the_next_step_and_who_is_late() -> None:
    text = page(view()).text
    # 2 March is day 0; 3, 4, 5, 6, 9, 10, 11 March are working days 1 to 7.
    assert "Working day 7 of 15, counted from Monday 2 March 2026" in text
    assert "Next step Wed 11 Mar 2026 Scoping forms returned — today" in text
    assert "Haven <Refuge> & Advice Still owes: scoping form; 2 working days late. Ring 01632 960113." in text
    assert "Scoping forms returned It is due today. For: Agencies." in text


def test_it_stands_alone_and_fetches_nothing() -> None:
    html = build(view(), None, ["integrated-chronology.xlsx"])["status.html"].decode("utf-8")
    outside = html.replace(own_script(html), "")
    assert not re.search(r"https?:|//[a-z]|<link|@import|url\(", outside, re.IGNORECASE)
    assert not re.search(r"fetch|XMLHttp|import|WebSocket|src", own_script(html))
    tags = [tag for tag, _ in Page(html.encode()).tags]
    assert tags.count("script") == 1
    assert not set(tags) & {"link", "img", "iframe", "object"}


def test_its_policy_lets_its_own_script_run_and_no_other() -> None:
    html = build(view())["status.html"].decode("utf-8")
    told = base64.b64encode(hashlib.sha256(own_script(html).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{told}'" in html


def own_script(html: str) -> str:
    """The one script of the page."""
    return html[html.index("<script>") + len("<script>") : html.index("</script>")]


def test_text_of_a_return_cannot_become_markup() -> None:
    nasty = Issue(severity="error", code="x", message="<script>alert(1)</script>", location="row <b>5</b>")
    html = build(view(returns=(entry(issues=(nasty,)),)))["status.html"].decode("utf-8")
    assert html.count("<script") == 1 and "alert" not in own_script(html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "Haven &lt;Refuge&gt; &amp; Advice" in html


def test_what_was_set_aside_says_why_and_what_to_do() -> None:
    aside = entry(
        agency=None, form="unknown", state="needs-attention", names=("scan.pdf",), reason="It is a picture.",
        advice="Ask for the Word file.",
    )  # fmt: skip
    text = page(view(returns=(aside,))).text
    assert "“scan.pdf” could not be used It is a picture. Ask for the Word file." in text
    assert "✕ Set aside" in text


def test_a_form_that_came_back_blank_is_not_called_received() -> None:
    blank = Issue(severity="error", code="form-left-blank", message="Nothing is answered.", location="Section 2")
    text = page(view(returns=(entry(issues=(blank,)),))).text
    assert "✕ Came back blank" in text and "Received," not in text


def test_errors_in_a_return_ask_for_the_query_sheet() -> None:
    wrong = Issue(
        severity="error", code="x", message="The date is impossible.", location="table 1, row 3", advice="Ask."
    )
    text = page(view(returns=(entry(issues=(wrong,), version=2),))).text
    assert "Received, version 2, 1 error to query" in text
    assert "The date is impossible. (table 1, row 3) Send them queries/Westmere Police.docx." in text
    assert "Error: The date is impossible. (table 1, row 3) Ask." in text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (None, "The folder is not being watched."),
        (WatcherState(last_looked=NOW, running=True), "Last looked at 14:02 on Wed 11 Mar 2026."),
        (WatcherState(last_looked=NOW, running=False), "The watcher has stopped. It last looked at 14:02"),
        (WatcherState(last_looked=NOW, running=True, offline=True), "The intake folder could not be reached at 14:02"),
    ],
)  # fmt: skip
def test_the_watcher_is_said_to_be_alive_stopped_or_cut_off(state: WatcherState | None, words: str) -> None:
    assert words in page(view(), state).text


def test_what_waits_in_this_case_is_shown_and_not_that_of_others() -> None:
    waiting = (
        Waiting(case="WM-2026-014", name="big.pdf", reason="It may still be on its way."),
        Waiting(case="WM-2026-999", name="other.pdf", reason="Elsewhere."),
        Waiting(case="WM-2026-014", name="outputs", reason="chronology.xlsx is open."),
    )
    text = page(view(), WatcherState(last_looked=NOW, running=True, waiting=waiting)).text
    assert "“big.pdf” is waiting It may still be on its way." in text
    assert "An output is waiting chronology.xlsx is open." in text
    assert "other.pdf" not in text


def test_late_with_no_number_says_the_line_to_write() -> None:
    owed = Outstanding(agency="Haven", form="scoping", due=datetime.date(2026, 3, 9), working_days_overdue=2)
    text = page(view(outstanding=(owed,))).text
    assert "Ring them. To have the number here, write it below “Haven” in case.toml" in text
    assert 'for example: phone = "01632 960001"' in text


def test_every_late_agency_is_counted() -> None:
    owed = tuple(
        Outstanding(agency=f"Agency {number}", form="scoping", due=None, working_days_overdue=1) for number in range(15)
    )
    assert "3 more agencies Late as well. See chase-list.docx." in page(view(outstanding=owed)).text


def step(key: str, day: int, done: bool | None = None) -> Deadline:
    return Deadline(name=f"Step {key}", due=datetime.date(2026, 3, day), rule="r", who="Us", done=done, key=key)


def with_steps(*steps: Deadline, **changes: object) -> CaseView:
    timetable = Timetable(profile="west-midlands", notified=NOTIFIED, anchor=NOTIFIED, deadlines=steps)
    return view(timetable=timetable, **changes)


def test_a_step_whose_day_has_passed_says_what_to_write_when_it_is_done() -> None:
    text = page(with_steps(step("requests", 4), step("meeting-set", 4), step("meeting", 10), step("submit", 23))).text
    ago = "The last day was Wed 4 Mar 2026, 7 days ago. Nobody has said that it is done. For: Us. Once it is done,"
    assert f"Step requests {ago} write its day in case.toml, below each agency, the day its letter went out:" in text
    assert f"Step meeting-set · Step meeting {ago}" in text  # one line strikes both off
    assert "under [decisions]: meeting_date = 2026-03-11" in text
    assert "submitted_date" not in text


def test_a_step_that_nobody_can_strike_off_is_not_asked_for_for_ever() -> None:
    quiet = with_steps(step("outcome-shared", 4), step("notify", 4, done=True), outstanding=())
    assert "What needs you now Nothing." in page(quiet).text


def test_when_every_form_is_back_that_step_is_done() -> None:
    assert "Step returns The rule r Wed 4 Mar 2026 – ! Date has passed" in page(with_steps(step("returns", 4))).text
    assert (
        "Step returns The rule r Wed 4 Mar 2026 – ✓ Done" in page(with_steps(step("returns", 4), outstanding=())).text
    )


def test_the_page_says_its_day_and_not_that_it_was_made_when_the_last_file_came() -> None:
    assert "As at Wednesday 11 March 2026, from case.toml and 1 file; the last one came at 14:02" in page(view()).text
    assert "As at Wednesday 11 March 2026, from case.toml and 0 files." in page(view(returns=())).text


def test_a_case_file_that_cannot_be_read_has_a_page_of_its_own() -> None:
    html = build_trouble("WM-2026-014", "case.toml, line 3: “<b>” cannot be read.", ["chase-list.docx"])["status.html"]
    trouble = Page(html)
    assert "To be put right first case.toml, line 3: “<b>” cannot be read." in trouble.text
    addresses = [attributes.get("href") for tag, attributes in trouble.tags if tag == "a"]
    assert addresses == ["#main", "status.html", "../index.html", "chase-list.docx"]


def test_a_slip_in_case_toml_is_shown_before_it_goes_out_in_every_form() -> None:
    wren = WREN.model_copy(update={"nhs_number": "999 000 0019", "date_of_birth": datetime.date(2032, 4, 3)})
    case = view().case.model_copy(update={"people": (wren,), "incident": datetime.date(2027, 2, 27)})
    text = page(view(case=case)).text
    assert "“incident” (2027-02-27) lies after “notified” (2026-03-02)." in text
    assert "“date_of_birth” of Wren Alderley (2032-04-03) lies after “notified” (2026-03-02)." in text
    assert "“nhs_number” of Wren Alderley (999 000 0019) cannot be right" in text
    decided = case.model_copy(
        update={"decisions": {"decision": "a review", "immediate_safety": "yes", "criteria": "x"}}
    )
    text = page(view(case=decided)).text
    assert "“decision” under [decisions] is “a review”, which is none of: national, local," in text
    assert "“criteria” under [decisions] is “x”" in text and "“immediate_safety” under" not in text
    nobody = page(view(case=case.model_copy(update={"people": ()}))).text
    assert "No child is named: no [[people]] block has role" in nobody


def test_a_quiet_case_says_that_nothing_is_needed() -> None:
    quiet = view(outstanding=(), as_at=datetime.date(2026, 3, 5))
    assert "Nothing. Every file could be used, nobody is late, and no step is due today." in page(quiet).text


def test_a_nil_return_answers_for_everything_that_was_asked() -> None:
    nil = entry(form="nil-return", names=("nil.docx",))
    row = page(view(returns=(nil,))).text
    assert row.count("✓ Nil return") == 2


def test_only_outputs_that_exist_are_linked() -> None:
    found = page(view(), None, ("integrated-chronology.xlsx", "queries/A&B.docx", "queries/C.docx"))
    addresses = [attributes.get("href") for tag, attributes in found.tags if tag == "a"]
    assert "integrated-chronology.xlsx" in addresses
    assert "queries/" in addresses
    assert "genogram.svg" not in addresses
    assert next(link.note for link in links(("queries/a", "queries/b"))).endswith("2 files")


def test_silences_and_disagreements_stand_on_the_page() -> None:
    silence = Silence(
        agency="Westmere Police", longest_gap_days=74, gap_start=datetime.date(2025, 1, 1),
        gap_end=datetime.date(2025, 3, 16), last_contact=None,
        days_since_child_seen=None, days_since_child_seen_alone=3,
    )  # fmt: skip
    differ = Disagreement(
        about="Home visit", kind="time", first=("Police", "14:00", "row 2"), second=("GP", "16:00", "row 9")
    )
    text = page(view(silences=(silence,), disagreements=(differ,))).text
    assert "74 days Wed 1 Jan 2025 to Sun 16 Mar 2025" in text
    assert "never recorded 3 days" in text
    assert "Home visit 14:00 Police, row 2 16:00 GP, row 9" in text


def test_the_same_view_gives_the_same_bytes() -> None:
    assert build(view()) == build(view())


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("ink", "paper"), ("ink", "ground"), ("quiet", "paper"), ("quiet", "ground"), ("link", "paper"),
        ("bad", "bad-soft"), ("warn", "warn-soft"), ("good", "good-soft"),
    ],
)  # fmt: skip
def test_contrast_is_at_least_that_of_wcag_aa(ink: str, paper: str) -> None:
    html = build(view())["status.html"].decode("utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", html))
    light, dark = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_people_who_listen_find_their_way() -> None:
    tags = page(view()).tags
    assert ("html", {"lang": "en-GB"}) in tags
    assert next(tag for tag, _ in tags if tag in ("h1", "h2")) == "h1"
    assert all("scope" in attributes for tag, attributes in tags if tag == "th")
    assert tags[[tag for tag, _ in tags].index("a")][1]["href"] == "#main"


def test_all_cases_on_one_page() -> None:
    html = build_index(
        [view()], None, NOW, {"WM-2026-020": "notified must be a date."}, [("s.pdf", "No case.", "Move it.")]
    )
    index = Page(html)
    assert "WM-2026-014 Working day 7" in index.text
    assert "WM-2026-020 notified must be a date." in index.text
    assert "“s.pdf” has no case yet No case. Move it." in index.text
    assert "WM-2026-014/status.html" in [attributes.get("href") for tag, attributes in index.tags if tag == "a"]
