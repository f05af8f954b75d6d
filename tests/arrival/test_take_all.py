"""Files dropped into a case, taken once: what is kept, what is said, what is set aside."""

import datetime
import errno
from pathlib import Path

import pytest

from pipeline import durable
from pipeline.arrival.again import read_again
from pipeline.arrival.sweep import Place, take_all
from pipeline.arrival.take import Desk, take
from pipeline.errors import ConfigurationError, NotYet
from pipeline.store import CaseFolder, stored_returns
from schemas.case import Case
from schemas.person import CasePerson, Practitioner
from schemas.provenance import Source
from schemas.receipt import Accepted, Attachment, Handled, Refused
from schemas.returns import ParsedReturn
from schemas.returns.learning import LearningRecord
from schemas.returns.nil_return import NilReturn

RECEIVED = datetime.datetime(2026, 3, 4, 9, 30, tzinfo=datetime.UTC)
REFERENCE = "WM-2026-014"


def reads_text(reference: str | None, path: Path, name: str) -> Handled:
    """A reader for tests: `nil: …` is a nil return, `child: …` a learning template, `mail` brings an attachment."""
    text = path.read_text(encoding="utf-8")
    source = Source(name=name, sha256="0" * 64, media_type="text/plain")
    if text.startswith("raise"):
        raise ValueError("the child's name is in this message")
    if text.startswith("wait"):
        raise NotYet("The reader is busy.")
    if text.startswith("child: "):
        record = LearningRecord(subject_child=text.removeprefix("child: "), key_lines=())
        return Accepted(parsed=ParsedReturn(source=source, form="learning-template", record=record))
    if text.startswith("case: "):
        return Accepted(
            parsed=ParsedReturn(source=source, form="nil-return", case_reference=text.removeprefix("case: "))
        )
    if text.startswith("mail"):
        attachment = Attachment(name="inside.txt", data=b"nil: from the attachment")
        return Accepted(parsed=ParsedReturn(source=source, form="unknown"), attachments=(attachment,))
    if text.startswith("nil: "):
        nil = NilReturn(completed_by=Practitioner(), statement=text)
        return Accepted(parsed=ParsedReturn(source=source, form="nil-return", agency="Police", record=nil))
    return Refused(code="form-not-recognised", reason="It is none of the forms.", advice="Ask for the form.")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    intake = tmp_path / "intake"
    for reference in (REFERENCE, "WM-2026-015"):
        (intake / reference).mkdir(parents=True)
        (intake / reference / "case.toml").write_text(f'reference = "{reference}"\n', encoding="utf-8")
    people = {REFERENCE: "Robin Example", "WM-2026-015": "Ash Sample"}
    cases = {
        reference: Case(
            reference=reference,
            profile="national",
            notified=datetime.date(2026, 3, 2),
            people=(CasePerson(role="subject-child", name=name),),
        )
        for reference, name in people.items()
    }
    return Place(intake, tmp_path / "outputs", Desk(reads_text, lambda: RECEIVED), lambda: cases)


def folder_of(place: Place, reference: str = REFERENCE) -> CaseFolder:
    return place.folder(reference)


def drop(place: Place, name: str, text: str, reference: str = REFERENCE) -> Path:
    path = folder_of(place, reference).dropped / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def run(place: Place, only: str | None = None) -> list[tuple[str | None, str, str]]:
    taken = take_all(place, only, sleep=lambda _seconds: None)
    return sorted((result.case, result.name, result.outcome) for result in taken)  # type: ignore[type-var]


def test_a_return_is_kept_under_its_own_name_with_the_first_of_its_hash(place: Place) -> None:
    drop(place, "Police reply.txt", "nil: we hold nothing")
    assert run(place) == [(REFERENCE, "Police reply.txt", "accepted")]
    folder = folder_of(place)
    # printf 'nil: we hold nothing' | sha256sum
    assert names_in(folder.accepted) == ["Police reply [61fb8b50].txt"]
    assert (folder.accepted / "Police reply [61fb8b50].txt").read_text(encoding="utf-8") == "nil: we hold nothing"
    assert names_in(folder.dropped) == [".arriving", ".audit.jsonl", ".receipts", "accepted", "case.toml"]
    assert names_in(folder.arriving) == []
    stored = stored_returns(folder)
    assert [(entry.names, entry.received_at, entry.file) for entry in stored] == [
        (("Police reply.txt",), RECEIVED, "accepted/Police reply [61fb8b50].txt")
    ]
    assert stored[0].parsed is not None
    assert stored[0].parsed.form == "nil-return"


def test_what_cannot_be_used_is_set_aside_with_a_note_that_says_why_and_what_to_do(place: Place) -> None:
    drop(place, "minutes.txt", "Minutes of a meeting")
    assert run(place) == [(REFERENCE, "minutes.txt", "needs-attention")]
    kept, note = sorted(folder_of(place).needs_attention.iterdir())
    assert note.name == kept.name + ".why.txt"
    text = note.read_text(encoding="utf-8")
    for words in (
        "minutes.txt",
        "It is none of the forms.",
        "Ask for the form.",
        "04 March 2026, 09:30",
        "To try again",
    ):
        assert words in text
    refused = stored_returns(folder_of(place))[0].refused
    assert refused is not None
    assert refused.code == "form-not-recognised"


def test_a_file_that_breaks_the_reader_is_refused_and_the_rest_goes_on(place: Place) -> None:
    drop(place, "a.txt", "raise")
    drop(place, "b.txt", "nil: fine")
    assert run(place) == [(REFERENCE, "a.txt", "needs-attention"), (REFERENCE, "b.txt", "accepted")]


def test_the_log_never_quotes_a_return(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    drop(place, "a.txt", "raise")
    with caplog.at_level("DEBUG"):
        run(place)
    assert "could not be read: ValueError" in caplog.text
    assert "child's name" not in caplog.text
    assert "a.txt" not in caplog.text


def test_the_same_bytes_count_once_whatever_they_are_called(place: Place) -> None:
    drop(place, "first.txt", "nil: same")
    run(place)
    drop(place, "second.txt", "nil: same")
    drop(place, "from the police/third.txt", "nil: same")
    assert run(place) == [
        (REFERENCE, "second.txt", "already-received"),
        (REFERENCE, "third.txt", "already-received"),
    ]
    stored = stored_returns(folder_of(place))
    assert [entry.names for entry in stored] == [("first.txt", "second.txt", "third.txt")]
    assert len(names_in(folder_of(place).accepted)) == 1


def test_a_corrected_file_of_the_same_name_is_a_second_original(place: Place) -> None:
    drop(place, "reply.txt", "nil: first")
    run(place)
    drop(place, "reply.txt", "nil: corrected")
    assert run(place) == [(REFERENCE, "reply.txt", "accepted")]
    assert len(stored_returns(folder_of(place))) == 2


def test_moving_a_file_back_tries_it_again_and_takes_its_old_note_away(place: Place) -> None:
    drop(place, "later.txt", "not yet understood")
    run(place)
    folder = folder_of(place)
    kept = next(path for path in folder.needs_attention.iterdir() if not path.name.endswith(".why.txt"))
    kept.rename(folder.dropped / kept.name)

    def now_understood(reference: str | None, path: Path, name: str) -> Handled:
        return Accepted(parsed=ParsedReturn(source=Source(name=name, sha256="0" * 64, media_type="x"), form="unknown"))

    again = Place(place.intake, place.outputs, Desk(now_understood, lambda: RECEIVED), place.cases)
    assert run(again) == [(REFERENCE, "later.txt", "accepted")]
    assert names_in(folder.needs_attention) == []
    assert len(names_in(folder.accepted)) == 1


def test_an_email_is_kept_and_its_attachment_is_a_return_of_its_own(place: Place) -> None:
    drop(place, "reply.eml", "mail")
    assert run(place) == [(REFERENCE, "inside.txt", "accepted"), (REFERENCE, "reply.eml", "accepted")]
    mail, inside = sorted(stored_returns(folder_of(place)), key=lambda entry: entry.names[0], reverse=True)
    assert inside.original.receipts[0].part_of == mail.original.sha256


def test_a_file_waits_where_it_is_when_it_cannot_be_dealt_with_yet(place: Place) -> None:
    dropped = drop(place, "busy.txt", "wait")
    assert run(place) == [(REFERENCE, "busy.txt", "waiting")]
    assert dropped.read_text(encoding="utf-8") == "wait"
    assert run(place) == [(REFERENCE, "busy.txt", "waiting")]


def test_a_case_file_that_must_be_put_right_leaves_the_returns_alone(place: Place) -> None:
    def stops(_reference: str | None, _path: Path, _name: str) -> Handled:
        raise ConfigurationError("case.toml: notified must be a date, for example 2026-03-02.")

    dropped = drop(place, "a.txt", "nil: x")
    broken = Place(place.intake, place.outputs, Desk(stops, lambda: RECEIVED), place.cases)
    results = take_all(broken, sleep=lambda _seconds: None)
    assert [(result.outcome, result.reason) for result in results] == [
        ("waiting", "case.toml: notified must be a date, for example 2026-03-02.")
    ]
    assert dropped.exists()


@pytest.mark.parametrize("text", ["case: wm 2026 014", "case: WM–2026–014", "child: EXAMPLE, Robin"])
def test_a_file_in_the_intake_folder_itself_goes_to_its_case(place: Place, text: str) -> None:
    (place.intake / "somewhere.txt").write_text(text, encoding="utf-8")
    assert run(place) == [(REFERENCE, "somewhere.txt", "accepted")]
    assert not (place.intake / "somewhere.txt").exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nil: who is this about?", "case-not-certain"),
        ("case: WM-2031-999", "case-not-known"),
        ("child: Somebody Else", "case-not-certain"),
        ("not a form", "form-not-recognised"),
        ("raise", "could-not-be-read"),
    ],
)
def test_a_file_whose_case_is_not_certain_is_set_aside_in_the_intake_folder(place: Place, text: str, code: str) -> None:
    (place.intake / "somewhere.txt").write_text(text, encoding="utf-8")
    assert run(place) == [(None, "somewhere.txt", "needs-attention")]  # type: ignore[comparison-overlap]
    unsorted = stored_returns(place.folder(""))
    assert [entry.refused.code for entry in unsorted if entry.refused] == [code]
    assert len(names_in(place.intake / "needs-attention")) == 2


def test_one_case_can_be_taken_alone(place: Place) -> None:
    drop(place, "a.txt", "nil: a")
    drop(place, "b.txt", "nil: b", "WM-2026-015")
    assert run(place, "WM-2026-015") == [("WM-2026-015", "b.txt", "accepted")]


def test_a_folder_without_a_case_is_named_and_left_alone(place: Place) -> None:
    dropped = place.intake / "WM-2026-099" / "a.txt"
    dropped.parent.mkdir()
    dropped.write_text("nil: a", encoding="utf-8")
    results = take_all(place, sleep=lambda _seconds: None)
    assert [(result.case, result.outcome) for result in results] == [("WM-2026-099", "waiting")]
    assert "rapid-review new WM-2026-099" in (results[0].advice or "")
    assert dropped.exists()


def test_without_an_intake_folder_it_says_what_to_do(place: Place, tmp_path: Path) -> None:
    nowhere = Place(tmp_path / "nowhere", place.outputs, place.desk, place.cases)
    with pytest.raises(ConfigurationError, match="rapid-review new"):
        take_all(nowhere)


def test_debris_of_other_programs_is_left_alone(place: Place) -> None:
    names = ("~$port.docx", ".~lock.report.docx#", "._report.docx", "Thumbs.db", "desktop.ini", "x.tmp", "x.crdownload")
    for name in names:
        drop(place, name, "nil: debris")
    assert run(place) == []
    assert set(names) <= set(names_in(folder_of(place).dropped))


def test_drafts_are_not_returns(place: Place) -> None:
    drop(place, "drafts/report.txt", "nil: draft")
    assert run(place) == []


def test_links_are_not_followed(place: Place, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("nil: outside", encoding="utf-8")
    (folder_of(place).dropped / "link.txt").symlink_to(outside)
    assert run(place) == []
    assert outside.exists()


def test_a_growing_file_is_left_for_the_next_time(place: Place) -> None:
    growing = drop(place, "growing.txt", "nil: a")

    def grow(_seconds: float) -> None:
        with growing.open("a", encoding="utf-8") as stream:
            stream.write("more")

    # Zeros at the end of a text are space that a copy has not filled yet.
    growing.write_bytes(b"nil: a\0\0\0\0")
    results = take_all(place, sleep=grow)
    assert [(result.outcome, result.reason) for result in results] == [("waiting", "It is still being written.")]
    assert growing.read_bytes() == b"nil: a\0\0\0\0moremore"


def test_a_truncated_file_is_taken_as_it_is_after_a_few_seconds(place: Place) -> None:
    waits: list[float] = []
    drop(place, "cut.txt", "").write_bytes(b"")
    results = take_all(place, sleep=waits.append)
    assert [result.outcome for result in results] == ["needs-attention"]
    assert waits == [0.3, 3.0]


def test_names_of_any_kind_are_taken(place: Place) -> None:
    names = [
        "CON.txt",
        "trailing dot..txt",
        "-rf.txt",
        "=cmd().txt",
        "émile.txt",
        "a\nb.txt",
        "😀.txt",
        "x" * 240 + ".txt",
    ]
    for number, name in enumerate(names):
        drop(place, name, f"nil: {number}")
    assert [outcome for _, _, outcome in run(place)] == ["accepted"] * len(names)
    kept = names_in(folder_of(place).accepted)
    assert len(kept) == len(names)
    assert all(len(name.encode()) <= 200 and "\n" not in name for name in kept)


def test_rebuild_reads_every_original_again_and_gives_the_same_records(place: Place) -> None:
    drop(place, "a.txt", "nil: a")
    drop(place, "b.txt", "not a form")
    run(place)
    folder = folder_of(place)
    before = {path.name: path.read_bytes() for path in folder.records.iterdir()}
    for path in folder.records.iterdir():
        path.unlink()
    results = read_again(folder, place.desk)
    assert sorted(result.outcome for result in results) == ["accepted", "needs-attention"]
    assert {path.name: path.read_bytes() for path in folder.records.iterdir()} == before


def test_running_again_changes_nothing(place: Place) -> None:
    drop(place, "a.txt", "nil: a")
    drop(place, "b.txt", "not a form")
    run(place)

    def state() -> dict[str, tuple[int, bytes]]:
        files = [path for path in place.intake.parent.rglob("*") if path.is_file()]
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = state()
    for _ in range(5):
        assert run(place) == []
    assert state() == before


class ReadOnlyIntake(durable.Disk):
    """Nothing may be made or moved below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def may_write(self, folder: Path) -> bool:
        return not folder.is_relative_to(self.folder)

    def _check(self, *paths: Path) -> None:
        if any(path.is_relative_to(self.folder) for path in paths):
            raise OSError(errno.EROFS, "Read-only file system")

    def make_folder(self, path: Path) -> None:
        if not path.is_dir():
            self._check(path)
        super().make_folder(path)

    def create(self, path: Path) -> int:
        self._check(path)
        return super().create(path)

    def replace(self, source: Path, target: Path) -> None:
        self._check(source, target)
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._check(path)
        super().remove(path)


def test_a_folder_that_may_only_be_read_is_read_and_said_once(place: Place) -> None:
    dropped = [drop(place, "a.txt", "nil: a"), drop(place, "mail.eml", "mail"), drop(place, "c.txt", "not a form")]
    with durable.using(ReadOnlyIntake(place.intake)):
        results = take_all(place, sleep=lambda _seconds: None)
        assert run(place) == []
    told = {result.name: (result.outcome, result.reason) for result in results}
    stays = "It has been read. Its folder may only be read, so the file stays where it is; a copy is kept."
    assert told["a.txt"] == ("accepted", stays)
    assert told["c.txt"][0] == "needs-attention"
    assert set(told) == {"a.txt", "mail.eml", "c.txt", "inside.txt"}
    assert all(path.exists() for path in dropped)
    stored = {entry.original.name: entry.outcome for entry in stored_returns(folder_of(place))}
    assert set(stored) == {"a.txt", "mail.eml", "c.txt", "inside.txt"}
    assert all(outcome is not None for outcome in stored.values())
    assert names_in(folder_of(place).dropped) == ["a.txt", "c.txt", "case.toml", "mail.eml"]


def test_when_the_folder_may_be_written_again_the_files_are_put_away_and_still_count_once(place: Place) -> None:
    drop(place, "a.txt", "nil: a")
    with durable.using(ReadOnlyIntake(place.intake)):
        run(place)
    assert run(place) == [(REFERENCE, "a.txt", "accepted")]
    [stored] = stored_returns(folder_of(place))
    assert stored.original.path.parent == folder_of(place).accepted
    assert len(read_again(folder_of(place), place.desk)) == 2


def test_the_same_return_saved_again_by_office_is_one_return_with_two_receipts(place: Place) -> None:
    """Office writes new properties at each save: other bytes, the same record."""
    from pipeline.composition.case_views import entry_of
    from pipeline.merging.versions import settle_versions

    drop(place, "reply.txt", "nil: the same words\n")

    def reads_stripped(reference: str | None, path: Path, name: str) -> Handled:
        record = NilReturn(completed_by=Practitioner(), statement=path.read_text(encoding="utf-8").strip())
        source = Source(name=name, sha256=durable.hash_of(path), media_type="text/plain")
        parsed = ParsedReturn(source=source, form="nil-return", agency="Police", record=record)
        return Accepted(parsed=parsed)

    place = Place(place.intake, place.outputs, Desk(reads_stripped, lambda: RECEIVED), place.cases)
    run(place)
    drop(place, "reply (2).txt", "nil: the same words\n\n")
    run(place)
    stored = stored_returns(folder_of(place))
    assert len(stored) == 2
    assert len({entry.original.sha256 for entry in stored}) == 2
    assert len(names_in(folder_of(place).receipts)) == 2
    case = Case(reference=REFERENCE, profile="national", notified=datetime.date(2026, 3, 2))
    settled = settle_versions([entry_of(entry) for entry in stored], case)
    [shown] = settled.returns
    assert {"reply.txt", "reply (2).txt"} <= set(shown.names)
    assert [issue.code for issue in settled.issues] == ["same-content-again"]


def test_another_file_with_the_same_first_digits_of_its_hash_is_another_return(place: Place) -> None:
    folder = folder_of(place)
    folder.accepted.mkdir()
    (folder.accepted / "other [61fb8b50].txt").write_text("nil: something else", encoding="utf-8")
    drop(place, "Police reply.txt", "nil: we hold nothing")  # its hash begins with 61fb8b50
    assert run(place) == [(REFERENCE, "Police reply.txt", "accepted")]
    assert names_in(folder.accepted) == ["Police reply [61fb8b50].txt", "other [61fb8b50].txt"]


def test_a_file_that_changes_while_its_case_is_looked_for_waits(place: Place) -> None:
    path = drop(place, "reply.txt", f"case: {REFERENCE}", "")

    def saved_over(reference: str | None, at: Path, name: str) -> Handled:
        outcome = reads_text(reference, at, name)
        path.write_text("case: WM-2026-015", encoding="utf-8")
        return outcome

    hasty = Place(place.intake, place.outputs, Desk(saved_over, lambda: RECEIVED), place.cases)
    [told] = take_all(hasty, sleep=lambda _seconds: None)
    assert (told.outcome, told.reason) == ("waiting", "The file is still being written.")
    assert run(place) == [("WM-2026-015", "reply.txt", "accepted")]


def test_a_file_that_changes_while_those_before_it_are_read_waits(place: Place) -> None:
    drop(place, "a.txt", "nil: a")
    second = drop(place, "b.txt", "nil: b, whole")

    def reads_slowly(reference: str | None, at: Path, name: str) -> Handled:
        if name == "a.txt":
            second.write_text("nil: b, ha", encoding="utf-8")
        return reads_text(reference, at, name)

    slow = Place(place.intake, place.outputs, Desk(reads_slowly, lambda: RECEIVED), place.cases)
    assert run(slow) == [(REFERENCE, "a.txt", "accepted"), (REFERENCE, "b.txt", "waiting")]
    assert second.read_text(encoding="utf-8") == "nil: b, ha"


def test_a_file_that_was_withdrawn_is_no_news(place: Place) -> None:
    assert take(place.intake / REFERENCE / "gone.txt", folder_of(place), place.desk) == ()


def test_a_file_that_is_held_open_is_read_and_stays(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    path = drop(place, "reply.txt", "nil: a")
    monkeypatch.setattr("time.sleep", lambda _seconds: None)

    class Held(durable.Disk):
        def replace(self, source: Path, target: Path) -> None:
            if source == path:
                raise PermissionError(errno.EACCES, "in use")
            super().replace(source, target)

    with durable.using(Held()):
        [told] = take_all(place, sleep=lambda _seconds: None)
    assert told.outcome == "accepted"
    assert told.reason is not None and "another program holds it open" in told.reason
    assert path.exists()
    assert run(place) == [(REFERENCE, "reply.txt", "already-received")]
    assert not path.exists()


def test_a_receipt_that_cannot_be_read_costs_a_name_and_never_an_original(place: Place) -> None:
    drop(place, "Police reply.txt", "nil: we hold nothing")
    run(place)
    folder = folder_of(place)
    for receipt in folder.receipts.iterdir():
        receipt.write_bytes(b'{"torn')
    [entry] = stored_returns(folder)
    assert entry.original.name == "Police reply.txt"
    assert entry.parsed is not None
