"""Zip archives: what is in them becomes files of their own, what cannot is named, what is unsafe is refused."""

import io
import random
import zipfile
from pathlib import Path

import pytest
import pyzipper

from pipeline import settings
from pipeline.errors import Unusable
from pipeline.readers import attachments, read
from pipeline.readers.sandbox import ReadingRoom
from pipeline.readers.whole_file import with_every_string

FORMS = Path(__file__).resolve().parent.parent / "forms"
CHRONOLOGY = (FORMS / "chronology" / "document-10.docx").read_bytes()
SCOPING = (FORMS / "scoping" / "as_published.docx").read_bytes()


def archive(*members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files, the names as they are given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as made:
        for name, data in members:
            made.writestr(zipfile.ZipInfo(name), data, how)
    return stream.getvalue()


def codes(data: bytes) -> list[str]:
    return [remark.code for remark in read(data, "returns.zip").remarks]


def code_of(data: bytes, name: str = "returns.zip") -> str:
    with pytest.raises(Unusable) as refusal:
        read(data, name)
    try:
        assert attachments(data, name) == ()
    except Unusable as again:
        assert again.code == refusal.value.code
    assert refusal.value.advice
    return refusal.value.code


def test_each_file_is_handed_on_named_by_the_archive_and_its_place_in_it() -> None:
    data = archive(("chronology.docx", CHRONOLOGY), ("Police/", b""), ("Police/Form 1.docx", SCOPING))
    assert attachments(data, "returns.zip") == (
        ("returns.zip - chronology.docx", CHRONOLOGY),
        ("returns.zip - Police - Form 1.docx", SCOPING),
    )
    document = read(data, "returns.zip")
    assert (document.media_type, document.blocks) == ("application/zip", ())
    assert [(one.place.part, one.text) for one in document.aside] == [
        ("attachment", "chronology.docx"),
        ("attachment", "Police/Form 1.docx"),
    ]
    assert [(one.code, one.words["name"]) for one in document.remarks] == [
        ("archive-file-found", "chronology.docx"),
        ("archive-file-found", "Police/Form 1.docx"),
    ]


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_however_it_is_packed(how: int) -> None:
    assert attachments(archive(("a.docx", CHRONOLOGY), how=how), "x.zip") == (("x.zip - a.docx", CHRONOLOGY),)


def test_folders_written_with_backslashes_are_folders() -> None:
    data = archive(("Police-a.docx", CHRONOLOGY)).replace(b"Police-a", b"Police\\a")
    assert [name for name, _ in attachments(data, "x.zip")] == ["x.zip - Police - a.docx"]


def test_what_the_computer_keeps_is_passed_over_and_counted() -> None:
    data = archive(
        ("a.docx", CHRONOLOGY), ("__MACOSX/._a.docx", b"x"), (".DS_Store", b"x"), ("Police/Thumbs.db", b"x"), ("~$a.docx", b"x")
    )  # fmt: skip
    assert [name for name, _ in attachments(data, "x.zip")] == ["x.zip - a.docx"]
    (remark,) = [one for one in read(data, "x.zip").remarks if one.code == "archive-files-passed-over"]
    assert remark.words == {"count": "4"}


def test_what_cannot_be_taken_out_is_named_and_holds_nothing_back() -> None:
    inner = archive(("b.docx", SCOPING))
    data = archive(("a.docx", CHRONOLOGY), ("inner.zip", inner), ("nothing.docx", b""))
    assert [name for name, _ in attachments(data, "x.zip")] == ["x.zip - a.docx"]
    told = {one.words["name"]: one.words["why"] for one in read(data, "x.zip").remarks if "why" in one.words}
    assert told == {"inner.zip": "it is an archive itself", "nothing.docx": "it is empty"}


def test_a_damaged_file_is_named_and_the_good_one_taken() -> None:
    data = archive(("a.docx", CHRONOLOGY), ("b.txt", b"Nothing known of this child. " * 9), how=zipfile.ZIP_STORED)
    spoilt = data.replace(b"Nothing known", b"Nothing knowm", 1)
    assert [name for name, _ in attachments(spoilt, "x.zip")] == ["x.zip - a.docx"]
    assert codes(spoilt) == ["archive-file-found", "archive-file-not-read"]


def test_an_archive_of_archives_alone_is_refused() -> None:
    data = archive(("a.docx", CHRONOLOGY))
    for _ in range(30):
        data = archive(("inner.zip", data))
    assert code_of(data) == "zip-archive"


def test_a_locked_archive_is_refused_by_name_with_advice() -> None:
    stream = io.BytesIO()
    with pyzipper.AESZipFile(stream, "w", encryption=pyzipper.WZ_AES) as made:
        made.setpassword(b"of the portal")
        made.writestr("a.docx", CHRONOLOGY)
    with pytest.raises(Unusable) as refusal:
        read(stream.getvalue(), "returns.zip")
    assert refusal.value.code == "password-protected"
    assert refusal.value.reason == "This zip archive is protected by a password."
    old = bytearray(archive(("a.docx", CHRONOLOGY)))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        old[old.index(mark) + at] |= 1
    assert code_of(bytes(old)) == "password-protected"


@pytest.mark.parametrize("name", ["../../a.docx", "a/../../b.docx", "C:/a.docx", "..\\..\\a.docx"])
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    held = archive(("X" * len(name), CHRONOLOGY)).replace(b"X" * len(name), name.encode())
    assert code_of(held) == "unsafe-names"


def test_an_absolute_path_is_only_a_name() -> None:
    data = archive(("Xetc/a.docx", CHRONOLOGY)).replace(b"Xetc/", b"/etc/")
    assert attachments(data, "x.zip") == (("x.zip - etc - a.docx", CHRONOLOGY),)


def test_doubled_names_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = archive(("a.docx", CHRONOLOGY), ("a.docx", SCOPING))
    assert code_of(data) == "unsafe-names"


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(archive(("a.txt", bytes(3 * 2**20)))) == "inflates-too-much"
    too_many = archive(*((f"{number}.txt", b"a") for number in range(settings.MOST_ARCHIVE_FILES + 1)))
    assert code_of(too_many) == "archive-too-large"
    monkeypatch.setattr(settings, "LARGEST_ARCHIVE_BYTES", 2**20)
    noise = random.Random(4).randbytes(2**20)
    assert code_of(archive(("a.txt", noise), ("b.txt", b"x"))) == "archive-too-large"


def test_a_directory_that_lies_about_sizes_is_no_way_round_the_limits() -> None:
    data = bytearray(archive(("a.txt", bytes(30 * 2**20))))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.index(mark) + at
        data[start : start + 4] = (1000).to_bytes(4, "little")
    assert code_of(bytes(data)) == "zip-archive", "its only file is damaged, since it is not as long as it says"


def test_an_empty_archive_has_no_text() -> None:
    assert code_of(archive()) == "no-text"
    assert code_of(archive((".DS_Store", b"x"))) == "no-text"


def test_only_an_archive_by_name_is_taken_apart() -> None:
    data = archive(("a.docx", CHRONOLOGY))
    assert code_of(data, "a.kmz") == "zip-archive"
    assert code_of(data, "a.docx") == "zip-archive"
    assert read(CHRONOLOGY, "a.zip").media_type.endswith("wordprocessingml.document"), "Word opens it too"


def test_a_draft_in_an_archive_is_refused_and_never_clear() -> None:
    data = archive(("draft.docx", CHRONOLOGY))
    with pytest.raises(Unusable) as refusal:
        with_every_string(read(data, "draft.zip"), data)
    assert refusal.value.code == "zip-archive"


def test_the_child_takes_it_apart_and_lives_through_mutants() -> None:
    data = archive(("a.docx", CHRONOLOGY), ("Police/b.docx", SCOPING))
    chance = random.Random(157)
    with ReadingRoom() as room:
        assert room.attachments(data, "x.zip") == attachments(data, "x.zip")
        for _ in range(60):
            mutant = bytearray(data)
            for _ in range(chance.randint(1, 6)):
                mutant[chance.randrange(len(mutant))] = chance.randrange(256)
            try:
                told = room.read(bytes(mutant), "x.zip")
                taken = room.attachments(bytes(mutant), "x.zip")
            except Unusable as refusal:
                assert refusal.code not in ("reader-stopped", "took-too-long", "took-too-much-memory")
            else:
                named = sum(one.code.startswith("archive-file-") for one in told.remarks)
                assert named >= len(taken)
                assert all(content in (CHRONOLOGY, SCOPING) for _, content in taken), "a checksum tells"
