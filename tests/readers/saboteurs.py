"""Readers that do everything a library must not do, each when the file tells it to. Only tests name this module."""

import ctypes
import os
import signal
import sys
import tempfile
import time

import pipeline.readers
from pipeline.readers.document import Document


def read(data: bytes, name: str) -> Document:  # noqa: C901, PLR0912  one branch a crime
    """Do what the file's first word says; read anything else as usual."""
    order = data.split(b"\n", 1)[0]
    if order == b"hang":
        time.sleep(3600)
    elif order == b"hang-and-ignore":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True:
            time.sleep(1)
    elif order == b"allocate":
        bytearray(8 * 2**30)
    elif order == b"allocate-slowly":
        hoard = []
        while True:
            hoard.append(bytearray(2**24))
    elif order == b"say-where":
        return pipeline.readers.read(tempfile.gettempdir().encode(), name)
    elif order == b"exit":
        os._exit(0)
    elif order == b"kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif order == b"segfault":
        ctypes.string_at(0)
    elif order == b"raise":
        raise RuntimeError("from a library")
    elif order == b"print":
        for _ in range(512):
            print("x" * 2**20)
            sys.stderr.write("y" * 2**20)
        os.write(1, b"z" * 2**20)
    elif order == b"lie":
        return {"not": "a document"}  # type: ignore[return-value]
    elif order == b"environment":
        return pipeline.readers.read("\n".join(sorted(os.environ)).encode(), name)
    elif order == b"once":
        state = data.split(b"\n")[1].decode()
        if not os.path.exists(state):  # noqa: PTH110
            with open(state, "w", encoding="ascii"):  # noqa: PTH123
                pass
            os._exit(1)
    elif order == b"process":
        return pipeline.readers.read(f"process {os.getpid()}".encode(), name)
    return pipeline.readers.read(data, name)


def attachments(data: bytes, name: str) -> tuple[tuple[str, bytes], ...]:
    """As `read`, for the files attached to an e-mail."""
    if data.startswith(b"lie about attachments"):
        return (("a name", "and no bytes"),)  # type: ignore[return-value]
    if data.startswith(b"process"):
        return ((str(os.getpid()), b""),)
    read(data, name)
    return pipeline.readers.attachments(data, name)
