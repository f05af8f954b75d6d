"""Three people's whole journeys in a real browser: the coordinator, the report author, the lead reviewer."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
from conftest import Town, Window
from invented_case import BAD, DRAFT, REFERENCE

Opened = Callable[..., Window]
REASON = "damaged or incomplete"


def test_a_coordinator_sees_a_bad_return_its_reason_and_what_to_do(town: Town, window: Opened) -> None:
    board = window(let_in=False)
    board.page.goto((town.outputs / "index.html").as_uri())
    board.page.get_by_role("link", name=REFERENCE, exact=True).click()
    needs = board.page.get_by_role("listitem").filter(has_text=BAD)
    assert REASON in needs.inner_text() and "send it once more" in needs.inner_text()
    late = board.page.get_by_role("listitem").filter(has_text="Harbour Homes").first
    assert "Ring 01632 960203" in late.inner_text()
    board.keep("coordinator-status")

    desk = window(let_in=False).page
    assert desk.goto(f"{town.home}/").status == 403
    assert desk.get_by_role("heading", name="Not let in").is_visible()
    desk.goto(f"{town.home}/open?token={town.gate.token}")
    desk.get_by_role("link", name=REFERENCE).click()
    assert REASON in desk.get_by_role("region", name="Files set aside").inner_text()
    desk.get_by_role("link", name=BAD).click()
    assert REASON in desk.locator(".trouble").inner_text()
    desk.get_by_role("link", name=f"Case {REFERENCE}").click()
    desk.get_by_role("link", name="Hospital chronology.docx").first.click()
    desk.get_by_role("heading", name="What was read").wait_for()
    assert desk.title().startswith("Hospital chronology.docx"), "the script in the return's text ran"
    assert desk.get_by_text("<script>").first.is_visible()


def test_an_author_clears_a_draft_of_twelve_pages_with_the_keyboard_alone(town: Town, window: Opened) -> None:
    seen = window()
    page, press = seen.page, seen.page.keyboard.press
    page.goto(f"{town.case}/draft/{DRAFT}")
    total = page.locator("[data-card]").count()
    assert total >= 20 and page.locator("mark[data-place]").count() >= 40
    assert page.locator("#verdict").inner_text().startswith("Not clear:")
    press("c")  # too early: the copy is made and searched, and is not called clear
    page.locator("h1", has_text="The copy of").wait_for()
    assert page.locator("#verdict").inner_text().startswith("Not clear yet:")
    page.go_back()
    seen.keep("author-start")

    first = page.locator(".card.current legend").inner_text()
    press("k")
    press("u")
    assert page.locator(".card.current legend").inner_text() == first
    press("?")
    assert page.locator("#key-help").is_visible()
    press("?")
    assert not page.locator("#key-help").is_visible()
    page.locator("#progress", has_text=f"0 of {total} decided").wait_for()
    who = page.locator(".card.current").get_attribute("data-person")
    names = page.locator(f'[data-person="{who}"]').count()
    assert names > 1
    press("a")
    page.locator("#progress", has_text=f"{names} of {total} decided").wait_for()
    press("u")
    page.locator("#progress", has_text=f"0 of {total} decided").wait_for()
    press("e")
    page.keyboard.type("the child")
    press("Enter")
    for _ in range(total):
        press("r")
    page.get_by_text(f"{total} of {total} decided").first.wait_for()
    page.locator("#verdict", has_text="Make the copy").wait_for()
    assert "The child was seen" in page.locator("[data-card]").first.inner_text()
    seen.keep("author-decided")
    press("c")
    page.locator("h1", has_text="The copy of").wait_for()
    assert page.locator("#verdict").inner_text().startswith("Clear:")
    seen.keep("author-clear")
    (copy,) = (town.results / "checks" / DRAFT).glob("*pseudonymised.docx")
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(copy)).paragraphs)
    assert "The child was seen by the health visitor" in words
    assert not re.search("Ewan|Morwenna|Tregarth|Quay Steps|07700", words)


def test_an_author_sees_each_decision_at_200_percent_zoom(town: Town, window: Opened) -> None:
    page = window().page
    page.set_viewport_size({"width": 683, "height": 450})
    page.goto(f"{town.case}/draft/{DRAFT}")
    for _ in range(3):
        page.keyboard.press("n")
        seen = page.locator(".card.current legend").bounding_box()
        assert seen and 0 <= seen["y"] <= 400


def test_a_reviewer_links_ticks_filters_and_exports_and_the_workbook_agrees(town: Town, window: Opened) -> None:
    seen = window()
    page = seen.page
    page.goto(f"{town.case}/chronology")
    missing = page.locator("tr", has_text="Missing report")
    clinic = page.locator("tr", has_text="Not brought to the fracture clinic")
    missing.get_by_label("Choose for a link").check()
    clinic.get_by_label("Choose for a link").check()
    page.mouse.wheel(0, 10_000)  # however far down the two rows are, the button stays in sight
    page.wait_for_timeout(200)
    assert page.locator("#tray").bounding_box()["y"] >= 0
    page.get_by_role("button", name="Link as the same event").click()
    page.locator("#said", has_text="Linked: Tamar Vale").wait_for()
    assert "Tamar Vale Hospital" in missing.locator("td").nth(4).inner_text()
    take_back(page, missing)

    tick = missing.get_by_role("button", name="Key event")
    tick.click()
    page.locator("#said", has_text="A key event").wait_for()
    assert missing.get_by_role("button", name="Key event").get_attribute("aria-pressed") == "true"
    page.get_by_label("key events only").check()
    page.locator("#count", has_text="1 of 8 rows").wait_for()
    seen.keep("reviewer-key-events")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save what is shown").click()
    (row,) = csv.DictReader(Path(saved.value.path()).read_text("utf-8-sig").splitlines())
    assert row["Event"].startswith("Missing report") and row["Reviewer's columns"] == "Key event: Yes"
    assert re.fullmatch(r"ACU-\w+", row["Same event"])
    page.get_by_label("key events only").uncheck()
    page.get_by_label("Show as").select_option("lanes")
    page.get_by_role("columnheader", name="Tamar Vale Hospital (ACU)").wait_for()
    seen.keep("reviewer-lanes")

    town.command("run", REFERENCE)
    book = openpyxl.load_workbook(town.results / "integrated-chronology.xlsx")
    assert [row["Event"][:14] for row in rows_of(book["Integrated chronology"]) if row["Key event"] == "Yes"] == [
        "Missing report"
    ]
    links = rows_of(book["Same event"])
    assert [link["Why linked"] for link in links if link["Second row id"] == row["Same event"]] == [
        "the reviewer linked these two rows"
    ]
    page.reload()
    page.locator("#count", has_text="8 of 8 rows").wait_for()
    linked = page.locator("article", has_text="Missing report")
    assert linked.get_by_role("button", name="Key event").get_attribute("aria-pressed") == "true"
    assert "Tamar Vale Hospital" in linked.inner_text()
    apart = page.locator("article", has_text="Referral made")
    assert apart.get_by_role("button", name=re.compile("^Not the same event")).count() == 0
    assert apart.get_by_role("button", name="Take back, not the same event").count() == 1


def take_back(page: Any, missing: Any) -> None:
    """To take off a link of one's own and to reject a proposed one are two deeds; each is undone at once or later."""
    missing.get_by_role("button", name="Take my link off").click()
    page.locator("#said", has_text="Your link was taken off").wait_for()
    assert missing.locator("td").nth(4).inner_text() == ""
    page.get_by_role("button", name="Undo").click()
    page.locator("#said", has_text="Linked").wait_for()
    referral = page.locator("tr", has_text="Referral made")
    referral.get_by_role("button", name="Not the same event").click()
    page.locator("#said", has_text="Not the same event").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.locator("#said", has_text="They are linked as before").wait_for()
    assert "linked by you" not in referral.inner_text()  # to take back is not to say the opposite
    referral.get_by_role("button", name="Not the same event").click()
    referral.get_by_role("button", name="Take back, not the same event").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#said").is_hidden()


def rows_of(sheet: object) -> list[dict[str, str]]:
    """The rows of a sheet below its headings, by heading."""
    table = [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]  # type: ignore[attr-defined]
    at = next(number for number, row in enumerate(table) if row.count("") < 3 and "Agency" in row)
    return [dict(zip(table[at], row, strict=True)) for row in table[at + 1 :] if any(row)]
