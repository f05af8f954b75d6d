"""Replaced words read on in their sentence."""

import pytest

from pipeline.clearing.replacement import fitted


@pytest.mark.parametrize(
    ("before", "words", "after", "sentence"),
    [
        ("It was on ", "March 2025", " that he fell.", "It was in March 2025 that he fell."),
        ("On the ", "March 2025", ", he fell.", "In March 2025, he fell."),
        ("Robin's father, ", "Father", ", was seen.", "Robin's father was seen."),
        ("Robin's father, ", "Father", ".", "Robin's father."),
        ("His dad ", "Father", " was seen.", "His dad was seen."),
        ("The grandmother, ", "Maternal Grandmother", ", lived here.", "The grandmother lived here."),
        ("Her mother (", "Mother", ") rang.", "Her mother rang."),
        ("The health visitor, ", "the health visitor", ", came.", "The health visitor came."),
        ("His mother ", "Father", " said.", "His mother Father said."),
        ("Her mother, ", "Mother", "'s car", "Her mother's car"),
        ("He met ", "Mother", ", who left.", "He met Mother, who left."),
        ("at the ", "a primary school", " gate", "at a primary school gate"),
        ("The ", "a primary school", " wrote", "A primary school wrote"),
        ("Later. ", "the health visitor", " came", "Later. The health visitor came"),
        ("at the family home, ", "[postcode removed]", ".", "at the family home."),
        ("in ", "[postcode removed]", ".", "in [postcode removed]."),
        ("with Mother ", "Mother", ".", "with Mother Mother."),
    ],
)
def test_words_are_fitted_into_their_sentence(before: str, words: str, after: str, sentence: str) -> None:
    put = fitted(words, before, after)
    assert before[: len(before) - put.before] + put.words + after[put.after :] == sentence
