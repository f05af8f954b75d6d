"""Every broken, lying or attacking file gets one refusal with a reason and advice, or is read; nothing else happens."""

import os
import random

import pytest

from pipeline.errors import Unusable
from pipeline.readers import read
from pipeline.readers.refusals import REASONS
from tests.faults.hostile_files import Hostile, document, hostile_files, pdf, workbook
from tests.faults.hostile_parts import Spoilt, spoilt_files

FILES: tuple[Hostile | Spoilt, ...] = (
    *hostile_files(),
    *spoilt_files({"docx": document(), "xlsx": workbook(), "pdf": pdf()}),
)
MUTANTS = 5_000 if os.environ.get("LONG_FAULTS") else 600
"""Half of them with spoilt bytes, half with spoilt XML in a whole container: `LONG_FAULTS=1 pytest tests/faults`."""
KNOWN = {reason.code for reason in REASONS}


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 150
    assert len({file.story for file in FILES}) == len(FILES)
    assert {code for file in FILES for code in file.codes} <= KNOWN


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.story)
def test_one_reason_or_a_document(file: Hostile | Spoilt) -> None:
    try:
        found = read(file.data, file.name)
    except Unusable as refusal:
        assert refusal.code in file.codes
        assert "{" not in refusal.reason + refusal.advice
        assert refusal.reason.endswith(".")
        assert refusal.advice.endswith(".")
    else:
        assert not file.codes or getattr(file, "may_be_read", False), "it was read"
        assert found.text.strip()


@pytest.mark.parametrize(("make", "name"), [(document, "a.docx"), (workbook, "a.xlsx"), (pdf, "a.pdf")])
def test_seeded_mutants_give_a_document_or_a_refusal(make: object, name: str) -> None:
    good = make()  # type: ignore[operator]
    source = random.Random(f"2026-{name}")
    for _ in range(MUTANTS // 6):
        mutant = bytearray(good)
        for _ in range(source.choice((1, 3, 12))):
            mutant[source.randrange(len(mutant))] = source.randrange(256)
        try:
            read(bytes(mutant), name)
        except Unusable as refusal:
            assert refusal.code in KNOWN


def test_a_file_over_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.settings.LARGEST_FILE_BYTES", 2**20)
    with pytest.raises(Unusable) as refusal:
        read(bytes(2**20 + 1), "a.docx")
    assert (refusal.value.code, refusal.value.reason) == ("too-large", "The file is 2 MB; the limit is 1 MB.")
