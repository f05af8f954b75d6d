"""Outputs onto the disk: untouched, written, waiting, and never over a person's work."""

import datetime
import errno
import hashlib
import os
from pathlib import Path

import pytest

from pipeline import durable
from pipeline.composition.status_pages import existing_outputs
from pipeline.outputs.publishing import edited_by_hand, is_current, publish_all
from pipeline.serve.files import files_below
from pipeline.store import CaseFolder

TODAY = datetime.date(2026, 3, 4)
WORKBOOK = "integrated-chronology.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    return CaseFolder("WM-2026-014", tmp_path / "intake", tmp_path / "outputs")


def publish(folder: CaseFolder, files: dict[str, bytes], **options: object):  # type: ignore[no-untyped-def]
    return publish_all(files, folder, built_from="1", today=TODAY, **options)  # type: ignore[arg-type]


def test_new_outputs_are_written_and_unchanged_ones_left_untouched(folder: CaseFolder) -> None:
    files = {WORKBOOK: b"one", "queries/Police.docx": b"query"}
    assert publish(folder, files).written == (WORKBOOK, "queries/Police.docx")
    os.utime(folder.results / WORKBOOK, ns=(1, 1))
    again = publish(folder, {**files, "queries/Police.docx": b"changed"})
    assert (again.untouched, again.written) == ((WORKBOOK,), ("queries/Police.docx",))
    assert (folder.results / WORKBOOK).stat().st_mtime_ns == 1


def test_a_file_that_a_person_changed_is_put_aside_whole_and_reported(folder: CaseFolder) -> None:
    publish(folder, {"case.json": b"ours"})
    (folder.results / "case.json").write_bytes(b"theirs")
    assert edited_by_hand(folder) == ("case.json",)
    published = publish(folder, {"case.json": b"ours, newer"})
    aside = "case (edited by hand 2026-03-04).json"
    assert published.moved_aside == (("case.json", aside),)
    assert (folder.results / aside).read_bytes() == b"theirs"
    assert (folder.results / "case.json").read_bytes() == b"ours, newer"


def test_two_changed_copies_of_one_day_are_both_kept(folder: CaseFolder) -> None:
    for number in (b"1", b"2"):
        publish(folder, {"case.json": b"ours " + number})
        (folder.results / "case.json").write_bytes(b"theirs " + number)
    publish(folder, {"case.json": b"ours 3"})
    kept = sorted(path.name for path in folder.results.glob("*edited by hand*"))
    assert kept == ["case (edited by hand 2026-03-04 2).json", "case (edited by hand 2026-03-04).json"]
    contents = {path.read_bytes() for path in folder.results.glob("*edited by hand*")}
    assert contents == {b"theirs 1", b"theirs 2"}


def test_changes_that_were_read_back_are_written_over(folder: CaseFolder) -> None:
    publish(folder, {WORKBOOK: b"ours"})
    (folder.results / WORKBOOK).write_bytes(b"with notes")
    published = publish(
        folder, {WORKBOOK: b"ours with the notes"}, understood={WORKBOOK: hashlib.sha256(b"with notes").hexdigest()}
    )
    assert published.moved_aside == ()
    assert (folder.results / WORKBOOK).read_bytes() == b"ours with the notes"


def test_changes_made_after_they_were_read_back_are_put_aside(folder: CaseFolder) -> None:
    publish(folder, {WORKBOOK: b"ours"})
    (folder.results / WORKBOOK).write_bytes(b"with more notes")
    read = {WORKBOOK: hashlib.sha256(b"with notes").hexdigest()}
    published = publish(folder, {WORKBOOK: b"ours with the notes"}, understood=read)
    [(_, kept)] = published.moved_aside
    assert (folder.results / kept).read_bytes() == b"with more notes"


def test_a_file_that_was_never_ours_is_not_written_over(folder: CaseFolder) -> None:
    durable.publish(b"somebody's", folder.results / "case.json")
    published = publish(folder, {"case.json": b"ours"})
    assert [name for name, _ in published.moved_aside] == ["case.json"]


def test_an_open_workbook_waits_and_is_published_when_it_is_closed(
    folder: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    publish(folder, {WORKBOOK: b"old", "case.json": b"old"})

    class OpenInExcel(durable.Disk):
        def replace(self, source: Path, target: Path) -> None:
            if target.name == WORKBOOK:
                raise PermissionError(errno.EACCES, "in use")
            super().replace(source, target)

    with durable.using(OpenInExcel()):
        published = publish(folder, {WORKBOOK: b"new", "case.json": b"new"})
    assert [pending.path for pending in published.pending] == [WORKBOOK]
    assert "is open in another program" in published.pending[0].reason
    assert published.written == ("case.json",)
    assert (folder.results / WORKBOOK).read_bytes() == b"old"
    assert not is_current(folder, (WORKBOOK,), "1")
    after = publish(folder, {WORKBOOK: b"new", "case.json": b"new"})
    assert after.written == (WORKBOOK,)
    assert after.moved_aside == ()


def test_a_crash_between_list_and_file_does_not_look_like_a_person(folder: CaseFolder) -> None:
    publish(folder, {"case.json": b"one"})

    class Stops(durable.Disk):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            raise OSError(errno.EIO, "gone")

    with durable.using(Stops()), pytest.raises(OSError, match="gone"):
        publish(folder, {"case.json": b"two"})
    assert publish(folder, {"case.json": b"three"}).moved_aside == ()


@pytest.mark.parametrize("torn", [b'{"path": "case.js', b"[1, 2]\n", b'{"path": "case.json"}\n', b"\n"])
def test_a_line_of_the_list_that_a_power_cut_tore_costs_nothing(folder: CaseFolder, torn: bytes) -> None:
    publish(folder, {"case.json": b"one"})
    with (folder.results / ".published.jsonl").open("ab") as stream:
        stream.write(torn)
    assert publish(folder, {"case.json": b"two"}).moved_aside == ()
    assert edited_by_hand(folder) == ()


def test_what_is_not_made_any_more_goes_but_not_what_a_person_changed(folder: CaseFolder) -> None:
    publish(folder, {"queries/Police.docx": b"p", "queries/GP.docx": b"g", "case.json": b"c"})
    (folder.results / "queries" / "GP.docx").write_bytes(b"changed by a person")
    published = publish(folder, {"case.json": b"c"}, complete_below=("queries/",))
    assert published.withdrawn == ("queries/Police.docx",)
    assert sorted(path.name for path in (folder.results / "queries").iterdir()) == ["GP.docx"]


def test_current_means_the_same_sources_and_nothing_changed_since(folder: CaseFolder) -> None:
    publish(folder, {"case.json": b"one"})
    assert is_current(folder, ("case.json",), "1")
    assert not is_current(folder, ("case.json",), "2")
    assert not is_current(folder, ("case.json", "missing.svg"), "1")
    (folder.results / "case.json").write_bytes(b"changed")
    assert not is_current(folder, ("case.json",), "1")


def test_the_list_stays_small_and_still_knows_its_own(folder: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.settings.PUBLISHED_LINES_AT_MOST", 10)
    for number in range(40):
        publish(folder, {"case.json": str(number).encode()})
    lines = (folder.results / ".published.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 11
    assert publish(folder, {"case.json": b"last"}).moved_aside == ()


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        (WORKBOOK, f"~${WORKBOOK}"),
        (WORKBOOK, f".~lock.{WORKBOOK}#"),
        ("queries/Police.docx", "queries/~$lice.docx"),
    ],
)
def test_an_output_that_is_open_on_another_computer_waits(folder: CaseFolder, name: str, mark: str) -> None:
    publish(folder, {name: b"ours"})
    (folder.results / mark).write_bytes(b"somebody")
    published = publish(folder, {name: b"newer", "other.csv": b"made"})
    assert (folder.results / name).read_bytes() == b"ours"
    assert published.written == ("other.csv",)
    (waiting,) = published.pending
    assert waiting.path == name and "is open in" in waiting.reason and Path(mark).name in waiting.reason
    (folder.results / mark).unlink()
    assert publish(folder, {name: b"newer"}).written == (name,)


def test_what_an_office_program_keeps_for_itself_is_not_linked(folder: CaseFolder) -> None:
    publish(folder, {WORKBOOK: b"ours", "queries/Police.docx": b"query"})
    for mark in (f"~${WORKBOOK}", f".~lock.{WORKBOOK}#", "queries/~$lice.docx"):
        (folder.results / mark).write_bytes(b"somebody")
    assert existing_outputs(folder) == (WORKBOOK, "queries/Police.docx")
    assert files_below(folder.results) == (WORKBOOK, "queries/Police.docx")
