"""Photograph the local page with the example case in it, for make_pictures.py; alone: local_page_pictures.py DEMO."""

import shutil
import socket
import sys
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from pipeline.cli.clock import now
from pipeline.serve.application import application
from pipeline.serve.gate import COOKIE, Gate

PICTURES = Path(__file__).resolve().parent / "pictures"
SIZE = {"width": 1100, "height": 700}


def photograph(demo: Path) -> None:
    """The draft with its findings, and the chronology: page-draft.png and page-chronology.png.

    Args:
        demo: the folder that `rapid-review demo --to` was given.
    """
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        print("No Chromium here: the pictures of the local page stay as they are.")
        return
    case = next((demo / "outputs").glob("*/status.html")).parent
    draft = next((case / "checks").iterdir()).name
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        gate = Gate(f"127.0.0.1:{listening.getsockname()[1]}")
        made = application(demo / "intake", demo / "outputs", gate, now)
        server = uvicorn.Server(uvicorn.Config(made, log_config=None, lifespan="off"))
        threading.Thread(target=server.run, args=([listening],), daemon=True).start()
        while not server.started:
            time.sleep(0.01)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            window = browser.new_context(viewport=SIZE, locale="en-GB")
            window.add_cookies([{"name": COOKIE, "value": gate.session, "url": f"http://{gate.address}"}])
            page = window.new_page()
            for name, address, at in (
                ("page-draft", f"draft/{draft}", ".draft"),
                ("page-chronology", "chronology?linked=1", "#rows"),
            ):
                page.goto(f"http://{gate.address}/case/{case.name}/{address}")
                page.evaluate(f"window.scrollTo(0, document.querySelector('{at}').getBoundingClientRect().top - 8)")
                if name == "page-draft":
                    page.keyboard.press("n")  # goes to the next finding, and to its place in the text
                page.screenshot(path=PICTURES / f"{name}.png")
            browser.close()
        server.should_exit = True


if __name__ == "__main__":
    photograph(Path(sys.argv[1]))
