"""Settled by the clock, whole by structure, named safely, ignored by name."""

import io
import random
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.arrival.names import is_ignored, shown, stored
from pipeline.arrival.settling import next_due, observe, quiet_for
from pipeline.arrival.wholeness import is_whole
from pipeline.store.originals import unstamped

FORM = Path("Form.docx")
HASH = "3f9a2c1d" + "0" * 56


def docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document>" + "words " * 500 + "</w:document>")
    return stream.getvalue()


PDF = b"%PDF-1.7\n" + b"x" * 4000 + b"\nstartxref\n12\n%%EOF\n"


def test_a_file_settles_when_nothing_about_it_changes() -> None:
    seen = observe({}, [(FORM, (10, 1, 7))], now=100.0)
    seen = observe(seen, [(FORM, (10, 1, 7))], now=104.0)
    assert quiet_for(seen, FORM, 104.0) == 4.0
    assert next_due(seen, [], 5.0, 104.0) == 1.0


@pytest.mark.parametrize("changed", [(11, 1, 7), (10, 2, 7), (10, 1, 8)], ids=["size", "time", "inode"])
def test_any_change_starts_the_clock_anew(changed: tuple[int, int, int]) -> None:
    seen = observe({}, [(FORM, (10, 1, 7))], now=100.0)
    seen = observe(seen, [(FORM, changed)], now=104.0)
    assert quiet_for(seen, FORM, 104.0) == 0.0


def test_a_file_that_vanishes_for_a_moment_starts_anew() -> None:
    seen = observe({}, [(FORM, (10, 1, 7))], now=100.0)
    seen = observe(seen, [], now=102.0)
    seen = observe(seen, [(FORM, (10, 1, 7))], now=104.0)
    assert quiet_for(seen, FORM, 106.0) == 2.0


def test_times_of_the_file_itself_mean_nothing() -> None:
    for stamp in (-1, 0, 10**19):
        seen = observe({}, [(FORM, (10, stamp, 7))], now=5.0)
        assert quiet_for(observe(seen, [(FORM, (10, stamp, 7))], 11.0), FORM, 11.0) == 6.0


@pytest.mark.parametrize("content", [docx(), PDF, b"Date,Event\n1/2/24,Visit\n"], ids=["docx", "pdf", "csv"])
def test_finished_files_are_whole(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert is_whole(path)


@pytest.mark.parametrize("content", [docx(), PDF], ids=["docx", "pdf"])
@pytest.mark.parametrize("seed", range(50))
def test_cut_and_pre_allocated_copies_are_not(tmp_path: Path, content: bytes, seed: int) -> None:
    length = random.Random(seed).randrange(0, len(content) - 30)
    path = tmp_path / "file"
    path.write_bytes(content[:length])
    assert not is_whole(path), f"cut after {length}"
    path.write_bytes(content[:length] + bytes(len(content) - length))
    assert not is_whole(path), f"zeros after {length}"


def test_a_container_with_its_directory_and_a_hole_is_not_whole(tmp_path: Path) -> None:
    """As some sync programs copy: the end is there before the middle is."""
    data = bytearray(docx())
    at = data.index(b"word/document.xml") + len("word/document.xml") + 20
    data[at : at + 16] = bytes(16)
    path = tmp_path / "file"
    path.write_bytes(data)
    assert not is_whole(path)


@pytest.mark.parametrize("mark", [b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_copy_that_stalls_in_its_first_letters_is_no_text(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "file"
    for length in range(1, len(mark)):
        path.write_bytes(mark[:length])
        assert not is_whole(path), f"after {length}"
        path.write_bytes(mark[:length] + bytes(4000))
        assert not is_whole(path), f"zeros after {length}"


@pytest.mark.parametrize("content", [b"", bytes(4096), b"Date,Event\n" + bytes(500)], ids=["empty", "zeros", "csv"])
def test_empty_files_and_space_for_a_copy_are_not_whole(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert not is_whole(path)


@pytest.mark.parametrize(
    "name",
    ["~$port.docx", "~WRL0001.tmp", ".~lock.x#", "._x.docx", "a.part", "a.crdownload", "Thumbs.db", "DESKTOP.INI",
     "a.partial", "a.filepart", ".DS_Store", "x.docx.why.txt", "case.toml"],
)  # fmt: skip
def test_debris_is_ignored(name: str) -> None:
    assert is_ignored(name)


@pytest.mark.parametrize("name", ["report.docx", "~report.docx", "part.docx", "tmp.xlsx", "whytxt", "Lock.pdf"])
def test_returns_are_not(name: str) -> None:
    assert not is_ignored(name)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Scoping form.docx", "Scoping form [3f9a2c1d].docx"),
        ("no ending", "no ending [3f9a2c1d]"),
        ("CON.docx", "_CON [3f9a2c1d].docx"),
        ("lpt1", "_lpt1 [3f9a2c1d]"),
        ("a:b?c.pdf", "a_b_c [3f9a2c1d].pdf"),
        ("trailing.docx. ", "trailing [3f9a2c1d].docx"),
        ("line\nbreak.csv", "line_break [3f9a2c1d].csv"),
        ("\u202etxt.exe", "_txt [3f9a2c1d].exe"),
        ("...", "file [3f9a2c1d]"),
        ("", "file [3f9a2c1d]"),
    ],
)
def test_names_are_kept_as_far_as_any_system_takes_them(given_name: str, kept: str) -> None:
    assert stored(given_name, HASH) == kept


def test_one_name_in_two_unicode_forms_is_kept_in_one() -> None:
    composed = unicodedata.normalize("NFC", "Zoë.docx")
    decomposed = unicodedata.normalize("NFD", "Zoë.docx")
    assert composed != decomposed
    assert stored(composed, HASH) == stored(decomposed, HASH) == "Zoë [3f9a2c1d].docx"


def test_bytes_that_are_no_text_can_be_shown() -> None:
    assert shown("caf\udce9.docx") == "caf\ufffd.docx"


@given(st.text(max_size=300))
@settings(deadline=None)
def test_every_name_can_be_stored_and_found_again(name: str) -> None:
    kept = stored(name, HASH)
    assert len(kept.encode("utf-8")) <= 200
    assert not set(kept) & set('<>:"/\\|?*\n\0')
    assert "[3f9a2c1d]" in kept
    assert unstamped(kept, HASH) != kept
    assert unstamped(kept, "f" * 64) == kept
