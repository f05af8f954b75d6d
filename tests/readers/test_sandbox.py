"""Whatever a reader does to its process, the parent gets one refusal with a reason, and the next file is read."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.errors import NotYet, Unusable
from pipeline.readers.answers import Garbled, pack, unpack
from pipeline.readers.document import Document
from pipeline.readers.sandbox import ReadingRoom, read_in_child

MEMORY = 512 * 2**20
needs_posix = pytest.mark.skipif(os.name != "posix", reason="there is no such limit or signal there")
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its address space")


@pytest.fixture
def room() -> Iterator[ReadingRoom]:
    with ReadingRoom(entry="tests.readers.saboteurs:read", seconds=30, memory_bytes=MEMORY) as found:
        yield found


def ask(room: ReadingRoom, folder: Path, text: str) -> Document:
    path = folder / "file.txt"
    path.write_text(text, encoding="utf-8")
    return room.read(path, "file.txt")


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ("hang", "took-too-long"),
        pytest.param("hang-and-ignore", "took-too-long", marks=needs_posix),
        pytest.param("allocate", "took-too-much-memory", marks=needs_linux),
        pytest.param("allocate-slowly", "took-too-much-memory", marks=needs_linux),
        ("exit", "reader-stopped"),
        pytest.param("kill", "reader-stopped", marks=needs_posix),
        ("segfault", "reader-stopped"),
        ("raise", "reader-stopped"),
        ("lie", "reader-stopped"),
    ],
)
def test_a_saboteur_costs_one_refusal_and_the_next_file_is_read(tmp_path: Path, order: str, code: str) -> None:
    seconds = 2 if order.startswith("hang") else 30
    begin = time.monotonic()
    with ReadingRoom(entry="tests.readers.saboteurs:read", seconds=seconds, memory_bytes=MEMORY) as room:
        with pytest.raises(Unusable) as refusal:
            ask(room, tmp_path, order)
        assert refusal.value.code == code
        assert refusal.value.advice
        assert time.monotonic() - begin < seconds + 5, "it may not be tried again and again"


@pytest.mark.parametrize("order", ["exit", "raise", "lie"])
def test_the_same_room_reads_on_after_a_loss(room: ReadingRoom, tmp_path: Path, order: str) -> None:
    with pytest.raises(Unusable):
        ask(room, tmp_path, order)
    assert ask(room, tmp_path, "an honest file").text == "an honest file"


def test_what_a_library_prints_goes_nowhere(
    room: ReadingRoom, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ask(room, tmp_path, "print\nand then read").text == "print\nand then read"
    assert capfd.readouterr() == ("", "")


def test_an_e_mail_is_taken_apart_in_the_child_too(room: ReadingRoom, tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("Please find attached.")
    message.add_attachment(b"PK-not-really", maintype="application", subtype="octet-stream", filename="form.docx")
    path = tmp_path / "reply.eml"
    path.write_bytes(bytes(message))
    assert room.attachments(path, "reply.eml") == (("form.docx", b"PK-not-really"),)
    assert room.attachments(bytes(message), "reply.eml") == (("form.docx", b"PK-not-really"),)
    path.write_bytes(b"process")
    [(process, _)] = room.attachments(path, "reply.eml")
    assert process != str(os.getpid())


@pytest.mark.parametrize("order", ["exit", "raise", "lie about attachments"])
def test_an_e_mail_that_harms_its_reader_costs_one_refusal(room: ReadingRoom, order: str) -> None:
    with pytest.raises(Unusable) as refusal:
        room.attachments(order.encode(), "reply.eml")
    assert refusal.value.code == "reader-stopped"
    assert room.attachments(b"A,B\n1,2\n", "events.csv") == ()


def test_bytes_are_read_as_a_file_with_them_is(room: ReadingRoom, tmp_path: Path) -> None:
    data = b"A,B\n1," + b"x" * 1_000_000 + b"\n"  # more than a pipe holds
    path = tmp_path / "events.csv"
    path.write_bytes(data)
    assert room.read(data, "events.csv") == room.read(path, "events.csv")


@needs_posix
def test_a_child_that_does_not_listen_costs_no_more_than_its_clock(tmp_path: Path) -> None:
    with ReadingRoom(entry="tests.readers.saboteurs:read", seconds=2) as room:
        process = int(room.read(b"process", "a.txt").text.split()[1])
        os.kill(process, signal.SIGSTOP)
        begin = time.monotonic()
        with pytest.raises(Unusable) as refusal:
            room.read(bytes(8 * 2**20), "a.txt")
        assert refusal.value.code == "took-too-long"
        assert time.monotonic() - begin < 7


def test_a_child_that_is_lost_once_gets_a_second_try(room: ReadingRoom, tmp_path: Path) -> None:
    document = ask(room, tmp_path, f"once\n{tmp_path / 'been-here'}\nread at last")
    assert "read at last" in document.text


def test_one_warm_child_reads_several_files_and_is_replaced_in_time(tmp_path: Path) -> None:
    with ReadingRoom(entry="tests.readers.saboteurs:read", files_per_child=3) as room:
        processes = [ask(room, tmp_path, "process").text for _ in range(6)]
    assert len(set(processes[:3])) == len(set(processes[3:])) == 1
    assert processes[0] != processes[3]


def test_the_child_gets_next_to_no_environment(
    room: ReadingRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_SECRET", "x")
    names = ask(room, tmp_path, "environment").text.split("\n")
    assert "PATH" in names
    assert not {"A_SECRET", "HOME", "USER"} & set(names)


def test_the_real_reader_answers_with_a_document_and_with_refusals(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"A,B\n1,2\n")
    document = read_in_child(path, "events.csv")
    assert document.text == "A\nB\n1\n2"
    path.write_bytes(b"")
    with pytest.raises(Unusable) as refusal:
        read_in_child(path, "events.csv")
    assert refusal.value.code == "empty-file"


def test_a_file_that_cannot_be_opened_is_for_later(tmp_path: Path) -> None:
    with pytest.raises(NotYet):
        read_in_child(tmp_path / "gone.docx", "gone.docx")


def test_an_answer_can_hold_nothing_but_documents() -> None:
    assert unpack(pack(("unusable", "a", "b", "c"))[8:]) == ("unusable", "a", "b", "c")
    with pytest.raises(Garbled):
        unpack(pack((os.system,))[8:])
    with pytest.raises(Garbled):
        unpack(b"not a pickle")


def test_what_is_written_while_reading_is_written_where_the_case_lies(tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    outputs.mkdir()
    with ReadingRoom(entry="tests.readers.saboteurs:read", seconds=30, work_folder=outputs) as room:
        assert ask(room, tmp_path, "say-where").text == str(outputs.resolve())
