"""Letters that hide a name are undone, and every letter finds its way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.identifiers import RECOGNISERS
from pipeline.identifiers.known import Roster
from pipeline.identifiers.normalise import fold, normalise


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Tie\u00adgan", "Tiegan"),
        ("Tie\u200bgan", "Tiegan"),
        ("Tiegan\u00a0Hollis", "Tiegan Hollis"),
        ("Gri\ufb03ths", "Griffiths"),
        ("T\u0456egan", "Tiegan"),
        ("Tie-\ngan", "Tiegan"),
        ("Osei-\nBonsu", "Osei-Bonsu"),
        ("Osei\u2011Bonsu", "Osei-Bonsu"),
        ("O\u2019Hara", "O'Hara"),
        ("Zo\u0308e", "Zöe"),
        ("Привет", "Привет"),
    ],
)
def test_hidden_letters_are_undone(written: str, plain: str) -> None:
    assert normalise(written).text == plain


def test_a_stretch_leads_back_to_the_letters_in_the_file() -> None:
    written = "Her name is Tie\u00adgan\u200b Hollis."
    plain = normalise(written)
    start = plain.text.index("Tiegan")
    first, last = plain.original(start, start + len("Tiegan"))
    assert written[first:last] == "Tie\u00adgan"


@given(st.text(max_size=200))
@settings(deadline=None)
def test_offsets_never_leave_the_text(written: str) -> None:
    plain = normalise(written)
    assert len(plain.origin) == len(plain.text) + 1
    assert all(0 <= place <= len(written) for place in plain.origin)
    assert len(fold(plain.text)) == len(plain.text)


@given(st.text(alphabet=st.sampled_from("Aa Bé1290/.-,@#'’:\n\tKŁßﬁ(№“ Ward Mr "), max_size=80))
@settings(deadline=None, max_examples=60)
def test_no_recogniser_fails_on_any_text(text: str) -> None:
    for recogniser in RECOGNISERS:
        for span in recogniser.find(text, Roster()):
            assert text[span.start : span.end] == span.text
            assert span.text.strip()
