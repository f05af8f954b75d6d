"""Every page for everybody: axe-core, two widths, 200 % zoom, print, no script, the keyboard; and answered at once."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import DESKTOP, LONG_TASKS, TABLET, Town, Window, key_answer_ms
from invented_case import DRAFT, LARGE

Opened = Callable[..., Window]
A_PAUSE_MS = 400
"""More than this on a busy machine is a pause; benchmarks/page.py prints the figures of a machine that is not."""


def pages(town: Town) -> dict[str, str]:
    """Every page that a person can meet, by name."""
    records = [json.loads(path.read_text("utf-8")) for path in (town.results / "records").glob("*.json")]
    hashes = {path.stem: path for path in (town.results / "records").glob("*.json")}
    refused = next(name for name, path in hashes.items() if "zip container" in path.read_text("utf-8"))
    asked = next(name for name, path in hashes.items() if "column-unsure" in path.read_text("utf-8"))
    assert len(records) == 4
    return {
        "index": (town.outputs / "index.html").as_uri(),
        "status": (town.results / "status.html").as_uri(),
        "home": town.home,
        "case": town.case,
        "return": f"{town.case}/return/{asked}",
        "refused": f"{town.case}/return/{refused}",
        "chronology": f"{town.case}/chronology",
        "lanes": f"{town.case}/chronology?view=lanes",
        "no-rows": f"{town.case}/chronology?text=nowhere",
        "draft": f"{town.case}/draft/{DRAFT}",
        "not-found": f"{town.case}/draft/none.docx",
        "nothing": f"{town.home}/nothing",
    }


@pytest.mark.parametrize(("size", "viewport"), [("desktop", DESKTOP), ("tablet", TABLET)])
def test_axe_finds_nothing_wrong_with_any_page(town: Town, window: Opened, size: str, viewport: dict[str, int]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    seen, wrong = window(), {}
    seen.page.set_viewport_size(viewport)
    for name, address in pages(town).items():
        seen.page.goto(address)
        seen.keep(f"{size}-{name}")
        found = Axe().run(seen.page).response["violations"]
        wrong |= {f"{name}: {one['id']}": one["nodes"][0]["html"][:120] for one in found}
        assert sideways(seen.page) == 0, f"{name} is wider than the window"
    assert wrong == {}
    stranger = window(let_in=False)
    stranger.page.goto(town.home)
    stranger.keep(f"{size}-not-let-in")
    assert Axe().run(stranger.page).response["violations"] == []


def sideways(page: Any) -> int:
    """By how many pixels the page as a whole has to be moved sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_at_twice_the_size_and_in_print_everything_is_there(town: Town, window: Opened) -> None:
    seen = window(device_scale_factor=2)
    seen.page.set_viewport_size({"width": DESKTOP["width"] // 2, "height": DESKTOP["height"] // 2})
    for name, address in pages(town).items():
        seen.page.goto(address)
        assert sideways(seen.page) == 0, f"{name} is wider than the window at 200 %"
        seen.keep(f"zoom-{name}")
    seen.page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dots an inch
    seen.page.emulate_media(media="print")
    for name in ("status", "chronology", "draft"):
        seen.page.goto(pages(town)[name])
        seen.keep(f"print-{name}")
        assert seen.page.locator("h1").is_visible()
        assert not any(one.is_visible() for one in seen.page.locator("nav, button").all()), name
    assert seen.page.locator("[data-card]").last.is_visible()


def test_without_a_script_forms_do_the_same(town: Town, window: Opened) -> None:
    page = window(java_script_enabled=False).page
    page.goto(f"{town.case}/chronology")
    page.get_by_label("Person or words").fill("strategy")
    page.get_by_role("button", name="Show", exact=True).click()
    row = page.locator("tr", has_text="Strategy discussion by telephone")
    row.get_by_role("button", name="Key event").click()
    assert "A key event: Tamar Vale Police" in page.locator("#said").inner_text()
    assert page.get_by_label("Person or words").input_value() == "strategy"
    row.get_by_role("button", name="Key event").click()
    assert "No key event any more" in page.locator("#said").inner_text()
    page.goto(f"{town.case}/draft/{DRAFT}")
    page.locator("[data-card]").first.get_by_label("Keep").first.check()
    page.get_by_role("button", name="Save decisions").click()
    assert "saved" in page.locator(".said").inner_text()
    assert page.locator("[data-card]").first.get_by_label("Keep").first.is_checked()
    page.locator("[data-card]").first.get_by_label("Not decided").first.check()
    page.get_by_role("button", name="Save decisions").click()
    assert page.locator("[data-card]").first.get_by_label("Not decided").first.is_checked()


def test_everything_on_the_chronology_is_reached_with_the_tab_key(town: Town, window: Opened) -> None:
    page = window().page
    page.goto(f"{town.case}/chronology?text=missing")
    wanted = {"agency", "theme", "text", "since", "until", "view", "key", "linked", "export", "link"}
    reached: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate("document.activeElement.id || document.activeElement.name || document.activeElement.tagName")
        if at == "BODY":
            break
        reached.add(at)
    assert wanted <= reached
    assert {"do", "row"} <= reached


def test_a_draft_is_shown_at_once_and_a_key_is_answered_at_once(town: Town, window: Opened) -> None:
    page = window().page
    page.goto(f"{town.case}/draft/{DRAFT}")  # the check has read the draft; the second look is what is measured
    page.goto(f"{town.case}/draft/{DRAFT}")
    painted = page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
    )
    assert painted < 3000
    assert key_answer_ms(page, "n") < A_PAUSE_MS


def test_five_thousand_events_scroll_and_filter_without_a_pause(town: Town, window: Opened) -> None:
    seen = window()
    page = seen.page
    page.add_init_script(LONG_TASKS)
    page.goto(f"{town.home}/case/{LARGE}/chronology")
    page.locator("#count", has_text="5000 of 5000 rows").wait_for()
    page.evaluate("tasks.length = 0")
    for _ in range(200):
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(30)
        if page.locator("[data-row]").count() >= 400:
            break
    assert page.locator("[data-row]").count() >= 400
    page.get_by_label("Person or words").fill("Entry 4321")
    page.locator("#count", has_text="1 of 5000 rows").wait_for()
    assert max(page.evaluate("tasks"), default=0) < A_PAUSE_MS
    seen.keep("five-thousand")
