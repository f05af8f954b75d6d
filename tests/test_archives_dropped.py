"""A zip of forms as a secure-mail portal sends it, dropped or in an e-mail: each form a return, the zip kept."""

import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.arrival.sweep import Place, take_all
from pipeline.arrival.take import Desk
from pipeline.composition.reading import ReadingDesk
from pipeline.store import CaseFolder, stored_returns
from schemas.receipt import Accepted, Refused
from tests.readers.test_archives import archive

REFERENCE = "WM-2026-014"
MOMENT = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC)
ROWS = "Date,Time,Source,Event\r\n0{day}/03/2025,14:30,Log,Visit to the home by the {who}.\r\n"


def rows(day: int, who: str) -> bytes:
    return ROWS.format(day=day, who=who).encode()


def mail(name: str, data: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"] = "You have a secure message"
    message.set_content("Please find our returns attached.")
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def take(root: Path, name: str, data: bytes) -> list[tuple[str, str]]:
    """What becomes of a file that is dropped into a case, and of those in it."""
    intake, outputs = root / "intake", root / "outputs"
    case = intake / REFERENCE
    case.mkdir(parents=True)
    (case / "case.toml").write_text(
        f'reference = "{REFERENCE}"\nprofile = "national"\nnotified = 2026-03-02\n', encoding="utf-8"
    )
    (case / name).write_bytes(data)
    with ReadingDesk(intake, outputs) as desk:
        taken = take_all(Place(intake, outputs, Desk(desk.handle, lambda: MOMENT), dict))
    return [(told.name, told.outcome) for told in taken]


FORMS = (
    ("Police/chronology.csv", rows(1, "officer")),
    ("Health/chronology.csv", rows(2, "nurse")),
    ("why.bin", b"\0\1"),
)
EACH = {
    "returns.zip": "accepted",
    "returns.zip - Police - chronology.csv": "accepted",
    "returns.zip - Health - chronology.csv": "accepted",
    "returns.zip - why.bin": "needs-attention",
}


@pytest.mark.parametrize("by_mail", [False, True])
def test_each_form_is_a_return_and_the_archive_is_kept(tmp_path: Path, by_mail: bool) -> None:
    data = archive(*FORMS)
    told = take(tmp_path, *(("secure.eml", mail("returns.zip", data)) if by_mail else ("returns.zip", data)))
    assert dict(told) == ({"secure.eml": "accepted"} if by_mail else {}) | EACH
    folder = CaseFolder(REFERENCE, tmp_path / "intake", tmp_path / "outputs")
    stored = {entry.names[0]: entry for entry in stored_returns(folder)}
    whole = stored["returns.zip"]
    assert whole.original.path.read_bytes() == data
    for name, content in FORMS:
        entry = stored["returns.zip - " + name.replace("/", " - ")]
        assert entry.original.path.read_bytes() == content
        assert entry.original.receipts[0].part_of == whole.original.sha256
    events = [
        event.event
        for entry in stored.values()
        if isinstance(entry.outcome, Accepted) and entry.outcome.parsed.form == "chronology"
        for event in getattr(entry.outcome.parsed.record, "events", ())
    ]
    assert sorted(events) == ["Visit to the home by the nurse.", "Visit to the home by the officer."]


def test_a_locked_archive_is_set_aside_with_the_reason(tmp_path: Path) -> None:
    locked = bytearray(archive(*FORMS[:1]))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[locked.index(mark) + at] |= 1
    assert take(tmp_path, "returns.zip", bytes(locked)) == [("returns.zip", "needs-attention")]
    (why,) = (tmp_path / "intake" / REFERENCE / "needs-attention").glob("*.why.txt")
    assert "This zip archive is protected by a password." in why.read_text(encoding="utf-8")


def test_what_lies_too_deep_is_set_aside_and_not_unfolded(tmp_path: Path) -> None:
    inside = rows(3, "teacher")
    for level in range(5):
        inside = archive((f"level {level}.eml", mail("returns.zip" if level else "form.csv", inside)))
    told = take(tmp_path, "returns.zip", inside)
    assert sorted(told) == [
        ("returns.zip", "accepted"),
        ("returns.zip", "accepted"),
        ("returns.zip", "needs-attention"),
        ("returns.zip - level 3.eml", "accepted"),
        ("returns.zip - level 4.eml", "accepted"),
    ]
    folder = CaseFolder(REFERENCE, tmp_path / "intake", tmp_path / "outputs")
    (refused,) = [entry.outcome for entry in stored_returns(folder) if isinstance(entry.outcome, Refused)]
    assert refused.code == "nested-too-deep"
