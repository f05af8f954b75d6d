"""One case, one running local page and one browser for the journeys; every request that a page makes is looked at.

The browser is Debian's Chromium (or Chrome, Edge) from the PATH: nothing is downloaded. Where there is none, the
journeys are skipped and say so; `.ci/run` installs it, so that they really run there.
"""

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn

from pipeline.__main__ import main
from pipeline.cli.clock import now
from pipeline.serve.application import application
from pipeline.serve.gate import COOKIE, Gate

sys.path.insert(0, str(Path(__file__).parent))

from invented_case import REFERENCE, drop_everything, five_thousand_events

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
SHOTS = Path(os.environ.get("JOURNEY_SHOTS", Path(__file__).resolve().parents[2] / "build" / "journeys"))
DESKTOP, TABLET = {"width": 1366, "height": 900}, {"width": 768, "height": 1024}
LONG_TASKS = (
    "window.tasks = []; new PerformanceObserver((l) => { for (const t of l.getEntries()) tasks.push(t.duration); })"
)
LONG_TASKS += ".observe({ type: 'longtask', buffered: true });"
PATIENCE_MS = 20_000
"""How long a page may take on a busy machine before a journey fails."""


@dataclass
class Town:
    """The case on the disk, and the page that serves it."""

    intake: Path
    outputs: Path
    gate: Gate

    @property
    def home(self) -> str:
        """The page's own address."""
        return f"http://{self.gate.address}"

    @property
    def case(self) -> str:
        """The address of the case."""
        return f"{self.home}/case/{REFERENCE}"

    @property
    def results(self) -> Path:
        """The folder of what was made."""
        return self.outputs / REFERENCE

    def command(self, *words: str) -> int:
        """One command of the program on this case's folders."""
        return main([*words, "--intake", str(self.intake), "--outputs", str(self.outputs), "--quiet"])


@dataclass
class Window:
    """One window of the browser.

    Args:
        asked: the address of everything that its pages asked for.
        broken: errors of scripts, and refusals by the content policy.
    """

    page: Any
    asked: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def keep(self, name: str) -> None:
        """A picture of the page as it is seen, for a person to look at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", animations="disabled")

    @property
    def strangers(self) -> set[str]:
        """Every host that was asked, other than this machine."""
        hosts = {urlsplit(one).netloc.split(":")[0] for one in self.asked if one.startswith(("http", "ws"))}
        return hosts - {"127.0.0.1"}


def key_answer_ms(page: Any, key: str) -> float:
    """How long the page takes from a key to the next drawn frame."""
    page.evaluate(
        "() => { window.answered = new Promise((done) => addEventListener('keydown', (e) => "
        "requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - e.timeStamp))), {once: true})); }"
    )
    page.keyboard.press(key)
    return float(page.evaluate("window.answered"))


def browser_at_hand() -> str | None:
    """Where a browser stands."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def town() -> Iterator[Town]:
    """The invented case, run once, with its page open."""
    with tempfile.TemporaryDirectory(prefix="journeys-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        intake, outputs = folder / "intake", folder / "outputs"
        drop_everything(intake)
        assert main(["run", "--intake", str(intake), "--outputs", str(outputs), "--quiet"]) == 3
        five_thousand_events(intake, outputs)
        with _serving(intake, outputs) as gate:
            yield Town(intake, outputs, gate)


class _serving:  # noqa: N801 - reads as a verb
    """The local page in a thread of its own."""

    def __init__(self, intake: Path, outputs: Path) -> None:
        import socket

        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.bind(("127.0.0.1", 0))
        self.gate = Gate(f"127.0.0.1:{self.socket.getsockname()[1]}")
        made = application(intake, outputs, self.gate, now)
        self.server = uvicorn.Server(uvicorn.Config(made, log_config=None, access_log=False, lifespan="off"))
        self.thread = threading.Thread(target=self.server.run, args=([self.socket],), daemon=True)

    def __enter__(self) -> Gate:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        return self.gate

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(timeout=10)
        self.socket.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser a file of tests. Between files it is closed, because it holds this thread's event loop."""
    program = browser_at_hand()
    if program is None:
        pytest.skip(f"no browser on this machine: install one of {', '.join(BROWSERS)} to run the journeys")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=program, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture
def window(browser: Any, town: Town) -> Iterator[Callable[..., Window]]:
    """Opens windows that were let in. At the end no page has asked another host for anything, and no script broke."""
    opened: list[Window] = []
    contexts: list[Any] = []

    def open_one(*, let_in: bool = True, **options: Any) -> Window:
        context = browser.new_context(viewport=DESKTOP, locale="en-GB", accept_downloads=True, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        if let_in:
            context.add_cookies([{"name": COOKIE, "value": town.gate.session, "url": town.home}])
        made = Window(context.new_page())
        context.on("request", lambda request: made.asked.append(request.url))
        made.page.on("pageerror", lambda error: made.broken.append(str(error)))
        made.page.on("console", lambda said: _note_refusal(made, said))
        opened.append(made)
        return made

    yield open_one
    for context in contexts:
        context.close()
    assert [one.broken for one in opened if one.broken] == []
    assert [one.strangers for one in opened if one.strangers] == []


def _note_refusal(window: Window, said: Any) -> None:
    if said.type == "error" and "Content Security Policy" in said.text:
        window.broken.append(said.text)
