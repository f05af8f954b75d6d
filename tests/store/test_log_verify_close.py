"""The log of a case, its check, its archive and its service files, through the commands themselves."""

import datetime
import hashlib
import io
import json
import plistlib
import random
import threading
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import pyzipper

from pipeline import durable
from pipeline.__main__ import main
from pipeline.arrival.sweep import Place, take_all
from pipeline.arrival.take import Desk
from pipeline.composition.closing import close_case
from pipeline.composition.sealing import open_sealed, seal
from pipeline.errors import ConfigurationError
from pipeline.store import CaseFolder
from pipeline.store.audit import Entry, path_of, read_log, write_down
from schemas.person import Practitioner
from schemas.provenance import Source
from schemas.receipt import Accepted, Handled, Refused
from schemas.returns import ParsedReturn
from schemas.returns.nil_return import NilReturn

NOON = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC)
REFERENCE = "WM-2026-014"
CHILD = "Robin Example"


def reads(_reference: str | None, path: Path, name: str) -> Handled:
    data = path.read_bytes()
    if not data.startswith(b"good"):
        return Refused(code="form-not-recognised", reason="It is none of the forms.", advice="Ask for the form.")
    source = Source(name=name, sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain")
    record = NilReturn(completed_by=Practitioner(name=CHILD), statement="Nothing known.")
    return Accepted(parsed=ParsedReturn(source=source, form="nil-return", agency="Police", record=record))


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    folder = CaseFolder(REFERENCE, tmp_path / "intake", tmp_path / "outputs")
    folder.dropped.mkdir(parents=True)
    case = f'reference = "{REFERENCE}"\nprofile = "national"\nnotified = 2026-03-02\n'
    folder.case_file.write_text(case, encoding="utf-8")
    for name, text in ((f"{CHILD}.txt", "good one"), ("minutes.txt", "minutes"), ("again.txt", "good one")):
        (folder.dropped / name).write_text(text, encoding="utf-8")
        place = Place(folder.intake, folder.outputs, Desk(reads, lambda: NOON), dict)
        take_all(place, sleep=lambda _seconds: None)
    return folder


def command(folder: CaseFolder, *words: str) -> int:
    return main(["--intake", str(folder.intake), "--outputs", str(folder.outputs), *words])


def test_the_log_tells_what_came_and_what_became_of_it_and_names_nobody(folder: CaseFolder) -> None:
    log = read_log(folder)
    assert [(line.entry.did, line.entry.about) for line in log.lines] == [
        ("received", ""), ("read", "nil-return"), ("received", ""), ("set aside", "form-not-recognised"),
        ("received again", ""),
    ]  # fmt: skip
    assert log.troubles == ()
    text = path_of(folder).read_text(encoding="utf-8")
    assert not any(word in text for word in (CHILD, "Robin", "minutes", "Nothing known"))


@pytest.mark.parametrize("number", [0, 1, 2, 3])
@pytest.mark.parametrize("how", ["removed", "changed"])
def test_a_log_that_somebody_touched_says_where(folder: CaseFolder, number: int, how: str) -> None:
    path = path_of(folder)
    lines = path.read_text(encoding="utf-8").splitlines()
    change = {"removed": [], "changed": [lines[number].replace("2026", "2025", 1)]}[how]
    path.write_text("\n".join([*lines[:number], *change, *lines[number + 1 :]]) + "\n", encoding="utf-8")
    assert read_log(folder).troubles != ()


def test_lines_removed_at_the_end_change_the_seal(folder: CaseFolder) -> None:
    seal = read_log(folder).seal
    lines = path_of(folder).read_text(encoding="utf-8").splitlines()
    path_of(folder).write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    assert read_log(folder).seal != seal


def test_a_line_torn_by_a_power_cut_is_named_and_the_log_goes_on(folder: CaseFolder) -> None:
    with path_of(folder).open("ab") as stream:
        stream.write(b'{"at": "2026-03')
    write_down(folder, [Entry("closed", "0" * 64)], NOON)
    log = read_log(folder)
    assert log.troubles == ("Line 6 of the log cannot be read; a power cut may have torn it.",)
    assert log.lines[-1].entry.did == "closed"


def test_writers_at_one_moment_keep_the_log_whole(folder: CaseFolder) -> None:
    def write() -> None:
        for number in range(20):
            write_down(folder, [Entry("published", f"{number:064}", "case.json")], NOON)

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    log = read_log(folder)
    assert len(log.lines) == 5 + 80
    assert log.troubles == ()


def test_verify_finds_nothing_in_a_case_that_nobody_touched(
    folder: CaseFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(folder, "verify", REFERENCE) == 0
    said = capsys.readouterr().out
    assert "2 originals, 2 records and 5 lines of the log checked: nothing has changed." in " ".join(said.split())
    assert read_log(folder).seal in said.replace("\n", "")


def kept(folder: CaseFolder) -> Path:
    return next(folder.accepted.iterdir())


def spoil_original(folder: CaseFolder) -> str:
    kept(folder).write_bytes(b"other")
    return "is not the file that was received"


def remove_original(folder: CaseFolder) -> str:
    kept(folder).unlink()
    return "is not there any more"


def add_original(folder: CaseFolder) -> str:
    (folder.accepted / "smuggled.txt").write_bytes(b"good, but never dropped")
    return "did not come through the program"


def remove_record(folder: CaseFolder) -> str:
    digest = hashlib.sha256(b"good one").hexdigest()
    (folder.records / f"{digest}.json").unlink()
    return "rapid-review rebuild"


def swap_record(folder: CaseFolder) -> str:
    path = folder.records / f"{hashlib.sha256(b'good one').hexdigest()}.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    said["source"]["sha256"] = "f" * 64
    path.write_text(json.dumps(said), encoding="utf-8")
    return "was made from another file"


def orphan_record(folder: CaseFolder) -> str:
    (folder.records / f"{'e' * 64}.json").write_text("{}", encoding="utf-8")
    return "has no original"


@pytest.mark.parametrize(
    "spoil", [spoil_original, remove_original, add_original, remove_record, swap_record, orphan_record]
)
def test_verify_says_what_has_changed(folder: CaseFolder, spoil, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    sentence = spoil(folder)
    assert command(folder, "verify", REFERENCE) == 1
    assert sentence in " ".join(capsys.readouterr().err.split())


def test_close_seals_everything_deletes_nothing_and_says_what_may_go(
    folder: CaseFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    target = tmp_path / "closed.zip"
    assert command(folder, "close", REFERENCE, "--to", str(target)) == 0
    assert before <= {path for path in tmp_path.rglob("*") if path.is_file()}
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        for listed in manifest["files"]:
            data = archive.read(listed["path"])
            assert (hashlib.sha256(data).hexdigest(), len(data)) == (listed["sha256"], listed["size"])
        assert set(archive.namelist()) == {listed["path"] for listed in manifest["files"]} | {"manifest.json"}
    names = {listed["path"] for listed in manifest["files"]}
    assert {f"intake/{REFERENCE}/case.toml", f"intake/{REFERENCE}/.audit.jsonl"} <= names
    assert any(name.startswith(f"intake/{REFERENCE}/accepted/{CHILD} [") for name in names)
    assert any(name.startswith(f"outputs/{REFERENCE}/records/") for name in names)
    said = "".join(capsys.readouterr().out.split())
    assert hashlib.sha256(target.read_bytes()).hexdigest() in said
    assert "Nothingwasdeleted" in said and "".join(str(folder.results).split()) in said
    last = read_log(folder).lines[-1].entry
    assert (last.did, last.sha256) == ("closed", hashlib.sha256(target.read_bytes()).hexdigest())
    assert command(folder, "verify", REFERENCE) == 0


def test_closing_a_case_in_which_something_changed_says_so_and_still_keeps_it(
    folder: CaseFolder, tmp_path: Path
) -> None:
    spoil_original(folder)
    assert command(folder, "close", REFERENCE, "--to", str(tmp_path / "closed.zip")) == 1
    with zipfile.ZipFile(tmp_path / "closed.zip") as archive:
        [problem] = json.loads(archive.read("manifest.json"))["problems"]
    assert "is not the file that was received" in problem


WORDS = "four words with spaces"


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_with_a_passphrase_not_even_the_names_can_be_read(
    folder: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "closed.zip"
    type_in(monkeypatch, f"{WORDS}\n")
    assert command(folder, "close", REFERENCE, "--to", str(target), "--passphrase") == 0
    data = target.read_bytes()
    assert CHILD.encode() not in data and b"case.toml" not in data and b"good one" not in data
    with pyzipper.AESZipFile(target) as outer:
        [member] = outer.infolist()
        assert (member.filename, member.wz_aes_strength) == ("case.zip", 3)
        outer.setpassword(WORDS.encode())
        inner = outer.read("case.zip")
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        for listed in manifest["files"]:
            assert hashlib.sha256(archive.read(listed["path"])).hexdigest() == listed["sha256"]
    assert any(CHILD in listed["path"] for listed in manifest["files"])
    type_in(monkeypatch, f"{WORDS}\n")
    assert command(folder, "verify", REFERENCE, "--archive", str(target)) == 0
    said = capfd.readouterr()
    assert WORDS not in said.out + said.err
    assert "nothing has changed" in said.out
    type_in(monkeypatch, "another four words\n")
    assert command(folder, "verify", REFERENCE, "--archive", str(target)) == 2
    assert "The passphrase does not open closed.zip." in " ".join(capfd.readouterr().err.split())


@pytest.mark.parametrize(
    ("typed", "words"), [("short", "at least 12"), ("Größenwahn im Sommer", "without accents"), ("", "at least 12")]
)
def test_a_passphrase_that_will_not_do_is_refused_before_anything_is_written(
    folder: CaseFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    words: str,
) -> None:
    type_in(monkeypatch, f"{typed}\n")
    assert command(folder, "close", REFERENCE, "--to", str(tmp_path / "closed.zip"), "--passphrase") == 2
    assert words in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "closed.zip").exists()


def test_the_archive_of_a_case_shows_what_was_done_to_it(
    folder: CaseFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, other = tmp_path / "closed.zip", tmp_path / "other.zip"
    assert command(folder, "close", REFERENCE, "--to", str(target)) == 0
    assert command(folder, "verify", REFERENCE, "--archive", str(target)) == 0
    assert command(folder, "verify", "WM-2026-099", "--archive", str(target)) == 1
    with zipfile.ZipFile(target) as archive, zipfile.ZipFile(other, "w") as changed:
        names = archive.namelist()
        for name in names[1:]:
            changed.writestr(name, b"another record" if "/records/" in name else archive.read(name))
        changed.writestr("more.txt", b"more")
    capsys.readouterr()
    assert command(folder, "verify", REFERENCE, "--archive", str(other)) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert f"{names[0]} is missing in the archive." in said
    assert "is not the file that was put into the archive." in said
    assert "more.txt is in the archive, but its manifest does not know of it." in said
    assert "the case's log names another hash" in said
    target.write_bytes(target.read_bytes()[:-40])
    assert command(folder, "verify", REFERENCE, "--archive", str(target)) == 2
    assert "is damaged" in " ".join(capsys.readouterr().err.split())
    assert command(folder, "verify", REFERENCE, "--archive", str(tmp_path / "none.zip")) == 2


class Forgetful(durable.Disk):
    """Writes something else than it was given, as a failing disk or a share may, and says nothing."""

    def __init__(self, change: Callable[[bytes], bytes]) -> None:
        self.change = change

    def write(self, descriptor: int, data: bytes) -> None:
        super().write(descriptor, self.change(bytes(data)))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"PK\x01\x02", b"PK\x01\x03"),  # the directory
        lambda data: data[:120] + bytes([data[120] ^ 1]) + data[121:],  # one letter of the first file
    ],
    ids=["directory", "content"],
)
def test_an_archive_that_does_not_read_back_is_not_called_closed(
    folder: CaseFolder, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    with durable.using(Forgetful(change)), pytest.raises((OSError, ConfigurationError)):
        close_case(folder, tmp_path / "closed.zip", NOON)
    assert "closed" not in [line.entry.did for line in read_log(folder).lines]


@pytest.mark.parametrize("passphrase", [None, WORDS.encode()], ids=["plain", "encrypted"])
def test_an_archive_is_written_without_holding_it_in_memory(tmp_path: Path, passphrase: bytes | None) -> None:
    scan, size = tmp_path / "scan.bin", 16 * 2**20
    scan.write_bytes(random.Random(1).randbytes(size))
    tracemalloc.start()
    try:
        sealed = seal([("scan.bin", scan)], lambda listed: {"files": listed}, tmp_path / "a.zip", NOON, passphrase)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < size / 2
    assert (sealed.files, sealed.size) == (1, size)
    assert open_sealed(tmp_path / "a.zip", passphrase).problems == ()


def test_the_service_files_name_the_folders_whatever_they_are_called(tmp_path: Path) -> None:
    folder = CaseFolder(REFERENCE, tmp_path / "50% of $reviews & <co>" / "in take", tmp_path / "out")
    unit, task, agent = tmp_path / "unit", tmp_path / "task.xml", tmp_path / "agent.plist"
    for system, path in (("linux", unit), ("windows", task), ("macos", agent)):
        assert command(folder, "service", "--system", system, "--to", str(path)) == 0
    text = unit.read_text(encoding="utf-8")
    assert '50%% of $$reviews & <co>/in take"' in text
    assert "PrivateNetwork=yes" in text and "Restart=on-failure" in text and '"watch"' in text
    root = ElementTree.fromstring(task.read_bytes().decode("utf-16").split("\n", 1)[1])
    arguments = root.findtext(".//{*}Arguments") or ""
    assert f'"{folder.intake}"' in arguments and arguments.endswith("watch")
    words = plistlib.loads(agent.read_bytes())["ProgramArguments"]
    assert words[1:4] == ["-m", "pipeline", "--intake"] and words[4] == str(folder.intake) and words[-1] == "watch"


def test_a_service_file_can_be_printed_and_an_unknown_system_is_refused(
    folder: CaseFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(folder, "service", "--system", "linux") == 0
    assert "[Service]" in capsys.readouterr().out
    assert command(folder, "service", "--system", "amiga") == 2
    assert "linux, windows, macos" in capsys.readouterr().err
