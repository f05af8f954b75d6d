"""The limit of memory on Windows: the words that are said to the system, for there is no Windows here."""

import ctypes
from typing import Any

import pytest

from pipeline.readers.job_object import BasicLimits, ExtendedLimits, limit_own_memory


class Call:
    """One function of kernel32."""

    def __init__(self, answer: int, said: list[tuple[Any, ...]]) -> None:
        self.answer, self.said = answer, said

    def __call__(self, *words: Any) -> int:
        self.said.append(words)
        return self.answer


class Kernel32:
    def __init__(self, job: int = 7, sets: int = 1, assigns: int = 1) -> None:
        self.said: dict[str, list[tuple[Any, ...]]] = {}
        answers = {"CreateJobObjectW": job, "SetInformationJobObject": sets, "AssignProcessToJobObject": assigns}
        for name, answer in {**answers, "GetCurrentProcess": 99}.items():
            setattr(self, name, Call(answer, self.said.setdefault(name, [])))


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_size_t) != 8, reason="the sizes are those of 64 bits")
def test_the_words_have_the_shape_that_windows_expects() -> None:
    """Sizes and places of the 64-bit structures, as the Windows SDK has them."""
    assert ctypes.sizeof(BasicLimits) == 64
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112
    assert BasicLimits.LimitFlags.offset == 16


def test_the_process_is_put_into_a_job_with_the_limit() -> None:
    kernel = Kernel32()
    assert limit_own_memory(2**30, kernel) is True
    [(job, what, limits, size)] = kernel.said["SetInformationJobObject"]
    assert (job, what, size) == (7, 9, ctypes.sizeof(ExtendedLimits))
    found = limits._obj
    assert (found.BasicLimitInformation.LimitFlags, found.ProcessMemoryLimit) == (0x100, 2**30)
    assert kernel.said["AssignProcessToJobObject"] == [(7, 99)]


@pytest.mark.parametrize("refusal", [{"job": 0}, {"sets": 0}, {"assigns": 0}])
def test_a_refusal_of_windows_is_no_failure(refusal: dict[str, int]) -> None:
    assert limit_own_memory(2**30, Kernel32(**refusal)) is False


@pytest.mark.skipif(hasattr(ctypes, "windll"), reason="for every other system")
def test_elsewhere_there_is_no_such_thing() -> None:
    assert limit_own_memory(2**30) is False
