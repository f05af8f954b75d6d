"""A large drop, read by several readers at once, here or on a cluster: the results are those of one reader, to the byte."""

import datetime
import io
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from pipeline import settings
from pipeline.__main__ import main
from pipeline.arrival.sweep import Place, take_all
from pipeline.arrival.take import Coming, Desk
from pipeline.cli.places import Places
from pipeline.cli.run import run_once
from pipeline.composition import cluster as cluster_module
from pipeline.composition.cluster import Cluster
from pipeline.composition.draft_checking import check_here
from pipeline.composition.drafts import drafts_to_check
from pipeline.composition.reading import ReadingDesk
from pipeline.composition.reading_ahead import LocalReaders, ReadingAhead
from pipeline.errors import ConfigurationError, Unusable
from pipeline.store import CaseFolder

MOMENT = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC)
CASES = ("WM-2026-001", "WM-2026-002")
CASE = """
reference = "{reference}"
profile = "national"
notified = 2026-03-02
pseudonym = "Robin"
[[agencies]]
name = "Westmere Police"
kind = "police"
expects = ["chronology"]
[[people]]
role = "subject-child"
name = "Tobiah Quenby"
"""


def chronology(number: int) -> bytes:
    """A Word chronology of a few rows."""
    made = docx.Document()
    table = made.add_table(rows=1, cols=4)
    rows = [("Date", "Time", "Source", "Event")]
    rows += [(f"0{day}/03/2025", "14:30", "Log", f"Visit {number} to the home, day {day}.") for day in range(1, 6)]
    for at, words in enumerate(rows):
        cells = table.rows[0].cells if at == 0 else table.add_row().cells
        for cell, word in zip(cells, words, strict=True):
            cell.text = word
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def spoilt() -> bytes:
    """A whole container with next to nothing in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
    return stream.getvalue()


def draft(words: str) -> bytes:
    made = docx.Document()
    made.add_paragraph(words)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Our chronology"
    message.set_content("Please find attached.")
    message.add_attachment(chronology(99), maintype="application", subtype="octet-stream", filename="inside.docx")
    return bytes(message)


def fill(root: Path, cases: tuple[str, ...] = CASES, *, drafts: bool = False) -> None:
    """Cases with returns of several kinds: good, doubled, spoilt, an e-mail, one without a case."""
    for reference in cases:
        case = root / "intake" / reference
        case.mkdir(parents=True)
        (case / "case.toml").write_text(CASE.format(reference=reference), encoding="utf-8")
        for number in range(4):
            (case / f"chronology {number}.docx").write_bytes(chronology(number))
        (case / "chronology 1 again.docx").write_bytes(chronology(1))
        (case / "minutes.txt").write_text("Minutes of a meeting about the roof.", encoding="utf-8")
        (case / "spoilt.docx").write_bytes(spoilt())
        (case / "reply.eml").write_bytes(mail())
        if drafts:
            (case / "drafts").mkdir()
            for number in range(2):
                words = f"Tobiah Quenby, NHS number 943 476 5919, was seen by the police in March, time {number}."
                (case / "drafts" / f"draft {number}.docx").write_bytes(draft(words))
    (root / "intake" / "whose.csv").write_text("Date,Event\n04/03/2025,Visit.\n", encoding="utf-8")


def contents(root: Path) -> dict[str, bytes]:
    """Every file but those that tell the time: receipts, the log, the pages, the list of what was published."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
        and not path.name.endswith((".audit.jsonl", ".published.jsonl", "status.html", "index.html", ".why.txt"))
        and ".receipts" not in path.parts
    }


def take(root: Path, begun: list[str] | None = None) -> list[tuple[str, str]]:
    intake, outputs = root / "intake", root / "outputs"
    with ReadingDesk(intake, outputs) as desk:

        def expect(files: object) -> None:
            desk.expect(files)  # type: ignore[arg-type]
            if begun is not None and desk._ahead is not None:
                begun.extend(one.name for one in desk._ahead._begun.values())

        moments = iter(MOMENT + datetime.timedelta(seconds=second) for second in range(1000))
        taken = take_all(Place(intake, outputs, Desk(desk.handle, lambda: next(moments), expect), dict))
    return [(told.name, told.outcome) for told in taken]


def test_several_readers_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, several = tmp_path / "one", tmp_path / "several"
    fill(one, CASES[:1])
    shutil.copytree(one, several)
    with monkeypatch.context() as patch:
        patch.setattr(settings, "READ_AHEAD_FROM", 10**9)
        alone = take(one)
    begun: list[str] = []
    assert take(several, begun) == alone
    assert {"chronology 0.docx", "reply.eml", "spoilt.docx", "whose.csv"} <= set(begun)
    assert contents(several) == contents(one)
    assert sum(outcome == "accepted" for _, outcome in alone) == 6
    receipts = [sorted(path.name for path in root.rglob("*.receipts/*")) for root in (one, several)]
    assert receipts[0] == receipts[1]


class Scripted:
    """Workers whose answers the test decides."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, object] = {}

    def read(self, path: Path, name: str, sha256: str) -> Future[object]:
        self.asked.append(name)
        future: Future[object] = Future()
        answer = self.answers.get(name)
        if isinstance(answer, Exception) and not isinstance(answer, Unusable):
            future.set_exception(answer)
        else:
            future.set_result(answer)
        return future

    def stop_reading(self) -> None:
        return


@pytest.fixture
def scripted(tmp_path: Path) -> tuple[ReadingAhead, Scripted, Callable[[str, bytes], Coming]]:
    workers = Scripted()

    def drop(name: str, data: bytes) -> Coming:
        (tmp_path / name).write_bytes(data)
        return Coming(None, tmp_path / name, name)

    return ReadingAhead(workers), workers, drop  # type: ignore[arg-type]


def test_what_was_read_counts_only_for_the_same_bytes_and_name(
    scripted: tuple[ReadingAhead, Scripted, Callable[[str, bytes], Coming]],
) -> None:
    ahead, workers, drop = scripted
    file = drop("a.csv", b"one")
    workers.answers["a.csv"] = "the document"
    ahead.expect([file])
    assert ahead.document(file.path, "a.csv") == "the document"
    assert ahead.document(file.path, "b.csv") is None
    file.path.write_bytes(b"two")
    assert ahead.document(file.path, "a.csv") is None


def test_a_refusal_is_handed_on_and_a_lost_worker_is_not(
    scripted: tuple[ReadingAhead, Scripted, Callable[[str, bytes], Coming]],
) -> None:
    ahead, workers, drop = scripted
    files = [drop("refused.csv", b"1"), drop("lost.csv", b"2")]
    workers.answers = {"refused.csv": Unusable("damaged", "It is.", "Ask."), "lost.csv": OSError("the network")}
    ahead.expect(files)
    with pytest.raises(Unusable) as refusal:
        ahead.document(files[0].path, "refused.csv")
    assert refusal.value.code == "damaged"
    assert ahead.document(files[1].path, "lost.csv") is None


def test_each_file_is_begun_once_and_no_more_than_there_is_room_for(
    scripted: tuple[ReadingAhead, Scripted, Callable[[str, bytes], Coming]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead, workers, drop = scripted
    monkeypatch.setattr(settings, "READ_AHEAD_BYTES", 10)
    files = [drop(f"{number}.csv", b"1234") for number in range(4)]
    ahead.expect(files)
    ahead.expect(files)
    assert workers.asked == ["0.csv", "1.csv"]
    ahead.expect(files[1:])
    assert workers.asked == ["0.csv", "1.csv", "2.csv"]


def test_a_file_that_changes_while_it_is_read_ahead_was_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A good file.", encoding="utf-8")
    readers = LocalReaders(1)
    assert readers.read(path, "a.txt", "0" * 64).result(60) is None
    readers.stop_reading()


def test_readers_that_hang_end_with_the_command(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hang", encoding="utf-8")
    readers = LocalReaders(2, entry="tests.readers.saboteurs:read", seconds=600)
    reading = [readers.read(path, "a.txt", "0") for _ in range(3)]
    readers.stop_reading()
    assert all(future.done() for future in reading)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A Dask scheduler with two workers on this machine."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as local:
        yield local.scheduler_address


@pytest.mark.slow
def test_a_cluster_gives_what_this_machine_gives(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    fill(here, CASES[:1], drafts=True)
    shutil.copytree(here, there)
    told = []
    for root in (here, there):
        moments = iter(MOMENT + datetime.timedelta(seconds=second) for second in range(10_000))
        places = Places(root / "intake", root / "outputs", quiet=True)
        if root is here:
            told.append(run_once(places, None, lambda moments=moments: next(moments)))  # type: ignore[misc]
            continue
        monkeypatch.setattr(cluster_module, "check_here", never)
        with Cluster(address) as cluster:
            told.append(run_once(places, None, lambda moments=moments: next(moments), cluster=cluster))  # type: ignore[misc]
    assert told[0] == told[1]
    found = contents(there)
    assert "outputs/WM-2026-001/checks/draft 1.docx/findings.json" in found
    wanted = contents(here)
    assert found.keys() == wanted.keys()
    assert [name for name in wanted if found[name] != wanted[name]] == []


def never(_draft: object) -> None:
    raise AssertionError("it was checked here")


@pytest.mark.slow
def test_the_commands_take_the_address_of_a_cluster(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(draft("Her NHS number is 943 476 5919."))
    words = ["--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs")]
    assert main([*words, "check", str(path), "--scheduler", address]) == 1
    assert "1 thing must be fixed" in capsys.readouterr().out
    path.write_bytes(b"")
    assert main([*words, "check", str(path), "--scheduler", address]) == 2


@pytest.mark.slow
def test_drafts_that_changed_meanwhile_are_checked_anew_by_the_cluster(address: str, tmp_path: Path) -> None:
    fill(tmp_path, CASES[:1], drafts=True)
    folder = CaseFolder(CASES[0], tmp_path / "intake", tmp_path / "outputs")
    with Cluster(address) as cluster:
        checker = cluster.checker(drafts_to_check([folder]))
        (first, second) = drafts_to_check([folder])
        assert checker(first).report == check_here(first).report
        (folder.drafts / "draft 1.docx").write_bytes(draft("Nobody is named."))
        (_, changed) = drafts_to_check([folder])
        assert changed != second
        assert checker(changed).report.summary.must_fix == 0


def test_without_the_package_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "intake").mkdir()
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    words = ["--intake", str(tmp_path / "intake"), "--outputs", str(tmp_path / "outputs")]
    assert main([*words, "run", "--scheduler", "tcp://127.0.0.1:1"]) == 2
    said = capsys.readouterr().err.split()
    assert " ".join(said) == (
        "rapid-review: --scheduler needs the package distributed, which is not installed: "
        "pip install 'rapid-review[cluster]'"
    )


@pytest.mark.slow
def test_a_cluster_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(settings, "SCHEDULER_SECONDS", 0.5)
    with pytest.raises(ConfigurationError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        Cluster("tcp://127.0.0.1:9")


@pytest.mark.slow
def test_a_cluster_with_other_versions_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        cluster_module, "versions", lambda: {"rapid-review": f"0.0.{os.getpid()}"}
    )  # a process, a version
    with pytest.raises(ConfigurationError, match="Results could differ"):
        Cluster(address)
