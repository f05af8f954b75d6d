"""The reading child: a process of its own that reads one file after the other and can be lost without harm.

Started by `sandbox`; it answers on a pipe that no library can print into. It is asked for a file's `Document`, or for
the files attached to an e-mail.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

from pipeline.errors import Unusable
from pipeline.readers.answers import pack

ReadFunction = Callable[[bytes, str], object]


def main(arguments: list[str]) -> None:
    """Read requests from standard input until it ends: a line of JSON each, then the file's bytes if it names no path.

    Args:
        arguments: the memory limit in bytes; "module:function" that reads. The function `attachments` of the same
            module finds the files attached to an e-mail.
    """
    answers = _own_pipe()
    limit_memory(int(arguments[0]))
    module_name, _, function = arguments[1].partition(":")
    module = importlib.import_module(module_name)
    reads: dict[str, ReadFunction] = {"read": getattr(module, function), "attachments": module.attachments}
    for line in sys.stdin.buffer:
        request = json.loads(line)
        data = sys.stdin.buffer.read(request["size"]) if request["path"] is None else None
        answers.write(pack(_answer(reads[request["want"]], request["path"], data, request["name"])))
        answers.flush()


def limit_memory(limit: int) -> None:
    """Cap the memory, where the system can: Linux the address space, Windows by a job object, macOS ignores the call.

    Only the soft limit is lowered, so that LibreOffice, when started from here, can be given back its room.
    """
    try:
        import resource
    except ImportError:  # Windows
        from pipeline.readers.job_object import limit_own_memory

        limit_own_memory(limit)
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (ValueError, OSError):  # a system that does not let it be set is treated as one that has none
        return


def _own_pipe() -> BinaryIO:
    """Keep the real standard output for answers, and send whatever else is printed nowhere."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return pipe


def _answer(read: ReadFunction, path: str, data: bytes | None, name: str) -> tuple[object, ...]:
    if data is None:
        try:
            with open(path, "rb") as file:  # noqa: PTH123  the path is the parent's own
                data = file.read()
        except OSError as error:
            return ("not-yet", error.strerror or "it cannot be opened")
    try:
        return ("read", read(data, name))
    except Unusable as refusal:
        return ("unusable", refusal.code, refusal.reason, refusal.advice)
    except MemoryError:
        return ("memory",)
    except Exception:  # `read` promises never to; if it does, the parent counts it as a child that failed
        return ("failed",)


if __name__ == "__main__":
    main(sys.argv[1:])
