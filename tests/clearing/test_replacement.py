"""Replaced words read on in their sentence."""

import pytest

from pipeline.clearing.fitting import fitted


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
        ("An ", "Half-sister 1", " drawing", "A Half-sister 1 drawing"),
        ("It was a ", "adult's", " coat", "It was an adult's coat"),
        ("his half-sister ", "Half-sister 1", " and he", "his Half-sister 1 and he"),
        ("Later the half-sister, ", "Half-sister 1", ", was", "Later Half-sister 1 was"),
        ("his half-sister ", "Half-sister", " said", "his half-sister said"),
        ("staff, including health visitor ", "the health visitor", ", met", "staff, including the health visitor, met"),
        ("Health visitor ", "the health visitor", " called", "The health visitor called"),
        ("The allocated health visitor ", "the health visitor", " called", "The allocated health visitor called"),
        ("told by the neighbour, ", "[name removed]", ". She", "told by the neighbour. She"),
        ("told by her friend ", "[name removed]", " that", "told by her friend that"),
        ("in the evening, ", "[name removed]", ", who", "in the evening, [name removed], who"),
        ("Later. ", "[name removed]", ", an aunt, was not asked", "Later. An aunt was not asked"),
        ("He asked ", "[name removed]", ", his teacher.", "He asked his teacher."),
        ("a lesson at ", "the morning", ".", "a lesson in the morning."),
        ("open from ", "the morning", " on", "open from the morning on"),
        ("The ", "a member of the family", " family moved", "The family moved"),
        ("The ", "the family", " were known", "The family were known"),
        ("", "the health visitor", " came", "The health visitor came"),
    ],
)
def test_words_are_fitted_into_their_sentence(before: str, words: str, after: str, sentence: str) -> None:
    put = fitted(words, before, after)
    assert before[: len(before) - put.before] + put.words + after[put.after :] == sentence


@pytest.mark.parametrize(
    ("before", "words", "after", "sentence"),
    [
        (
            "including health visitor ",
            "the family's health visitor",
            ", met",
            "including the family's health visitor, met",
        ),
        ("The health visitor, ", "the family's health visitor", ", met", "The family's health visitor met"),
        ("Later ", "an aunt", ", an aunt, was", "Later an aunt was"),
    ],
)
def test_a_persons_own_words_are_never_left_out(before: str, words: str, after: str, sentence: str) -> None:
    put = fitted(words, before, after, own=True)
    assert before[: len(before) - put.before] + put.words + after[put.after :] == sentence
