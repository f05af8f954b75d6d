"""A file that rests but is not all there: on the terminal, in `status --json` and on the page, long before it is refused."""

import datetime
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main
from pipeline.composition.statuses import status_report

CASE = """
reference = "WM-2026-014"
profile = "national"
notified = 2026-03-02
"""
FILES = {
    "empty.docx": (b"", "It is empty: it may still be on its way."),
    "cut.pdf": (b"%PDF-1.7 and no end", "It is not complete: it may still be on its way."),
    "half.docx": (b"PK\x03\x04 and nothing more", "It is not complete: it may still be on its way."),
}


def test_files_that_are_not_all_there_are_shown_everywhere_within_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.settings.SETTLED_AFTER", datetime.timedelta(seconds=0.3))
    stop = threading.Event()
    monkeypatch.setattr("pipeline.cli.watch.stop_on_signal", lambda: stop)
    case = tmp_path / "intake" / "WM-2026-014"
    case.mkdir(parents=True)
    (case / "case.toml").write_text(CASE, encoding="utf-8")
    for name, (data, _) in FILES.items():
        (case / name).write_bytes(data)
    folders = ["--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs")]
    page = tmp_path / "outputs" / "WM-2026-014" / "status.html"

    def stop_when_shown() -> None:
        until = time.monotonic() + 60
        try:
            while time.monotonic() < until and not all(sentence in shown(page) for _, sentence in FILES.values()):
                time.sleep(0.05)
            report = status_report(tmp_path / "intake", tmp_path / "outputs", None, datetime.datetime.now(datetime.UTC))
            looked.append(report.model_dump(mode="json"))
        finally:
            stop.set()

    looked: list[dict[str, Any]] = []
    looker = threading.Thread(target=stop_when_shown)
    looker.start()
    assert main([*folders, "watch"]) == 0
    looker.join()
    [status] = looked
    attention = {item["file"]: item["reason"] for item in status["cases"][0]["needs_attention"]}
    text = shown(page)
    terminal = " ".join(capfd.readouterr().out.split())
    for name, (_, sentence) in FILES.items():
        assert attention[name].startswith(sentence)
        assert f"“{name}” is waiting" in text and sentence in text
        assert terminal.count(f"{name}: {sentence}") == 1
        assert (case / name).exists()


def shown(page: Path) -> str:
    """What stands on a page, or nothing while there is none."""
    try:
        return page.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
