"""How fast the local page answers in a real browser, beside what the people's side promises.

    python benchmarks/page.py

Measured in Chromium (or Chrome, Edge): the time until the frame is drawn, as the page's own clock tells it, and the
browser's own "long tasks". The draft has 45 findings on twelve pages, the large chronology 5,000 rows.
"""

import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "journeys")]

from conftest import LONG_TASKS, SWITCHES, browser_at_hand, key_answer_ms
from invented_case import DRAFT, LARGE, REFERENCE, drop_everything, five_thousand_events

from pipeline.__main__ import main as command
from pipeline.cli.clock import now
from pipeline.serve.application import application
from pipeline.serve.gate import COOKIE, Gate

DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
KEYS = 40
SIFTED = """(words) => new Promise((done) => {
  const count = document.getElementById("count"), before = count.textContent, start = performance.now();
  new MutationObserver((_, me) => { if (count.textContent !== before) { me.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start))); } })
    .observe(count, { childList: true, characterData: true, subtree: true });
  const field = document.getElementById("text"); field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def main() -> None:
    """Print one line for each promise: what was measured, and what was promised."""
    program = browser_at_hand()
    if program is None:
        sys.exit("No browser on this machine: install chromium.")
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, _served(Path(name)) as gate, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=SWITCHES)
        window = browser.new_context(viewport={"width": 1366, "height": 900})
        window.add_cookies([{"name": COOKIE, "value": gate.session, "url": f"http://{gate.address}"}])
        page = window.new_page()
        page.add_init_script(LONG_TASKS)
        print(f"{'':58}{'measured':>12}{'promised':>12}")
        _draft(Path(name), page, f"http://{gate.address}/case/{REFERENCE}/draft/{DRAFT}")
        _chronology(page, f"http://{gate.address}/case/{LARGE}/chronology")
        browser.close()


def _draft(folder: Path, page: Any, address: str) -> None:
    page.goto(address.split("/draft/", maxsplit=1)[0])
    page.wait_for_timeout(2000)  # a person finds the draft on the case's page; it is being read meanwhile
    for which in ("from the case's page", "again"):
        page.goto(address)
        _say(f"draft with 45 findings drawn, {which}", page.evaluate(DRAWN), 1000)
    path = next((folder / "intake" / REFERENCE / "drafts").iterdir())
    path.write_bytes(path.read_bytes())  # as if saved again: nothing of it is remembered
    page.goto(address)
    _say("draft with 45 findings drawn, by its address alone", page.evaluate(DRAWN), 1000)
    answered = [key_answer_ms(page, "nprk"[number % 4]) for number in range(KEYS)]
    _say(f"a key to the drawn answer, middle of {KEYS}", statistics.median(answered), 100)
    _say(f"a key to the drawn answer, slowest of {KEYS}", max(answered), 100)


def _chronology(page: Any, address: str) -> None:
    page.goto(address)
    _say("chronology of 5,000 rows drawn, the first look", page.evaluate(DRAWN), 1000)
    page.goto(address)
    _say("chronology of 5,000 rows drawn, again", page.evaluate(DRAWN), 1000)
    page.evaluate("tasks.length = 0")
    started = time.perf_counter()
    while page.locator("[data-row]").count() < 1500:
        page.mouse.wheel(0, 2500)
        page.wait_for_timeout(16)
    print(f"  (scrolled through 1,500 rows in {time.perf_counter() - started:.1f} s)")
    _say("longest task while scrolling", max(page.evaluate("tasks"), default=0), 100)
    page.evaluate("tasks.length = 0")
    times = [page.evaluate(SIFTED, f"entry {number}") for number in (4321, 17, 2500, 499)]
    _say("filter by words over 5,000 rows, with 150 ms of waiting", statistics.median(times), 500)
    _say("longest task while filtering", max(page.evaluate("tasks"), default=0), 100)


def _say(what: str, milliseconds: float, promised: int) -> None:
    mark = "" if milliseconds <= promised else "  MISSED"
    print(f"{what:58}{milliseconds:9.0f} ms{promised:9} ms{mark}")


@contextmanager
def _served(folder: Path) -> Iterator[Gate]:
    import uvicorn

    intake, outputs = folder / "intake", folder / "outputs"
    drop_everything(intake)
    command(["run", "--intake", str(intake), "--outputs", str(outputs), "--quiet"])
    five_thousand_events(intake, outputs)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        gate = Gate(f"127.0.0.1:{listening.getsockname()[1]}")
        made = application(intake, outputs, gate, now)
        server = uvicorn.Server(uvicorn.Config(made, log_config=None, access_log=False, lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield gate
        server.should_exit = True
        thread.join(10)


if __name__ == "__main__":
    main()
