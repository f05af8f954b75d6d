"""What is known of names in general: titles, short forms, words that are both, and the small words inside of names."""

from pipeline.identifiers.word_lists import word_families, word_groups, word_list

TITLES = word_list("titles")
FORM_OF_ADDRESS = word_list("forms_of_address")
"""Titles that go when the name goes: "Ms Hollis" becomes "Mother", not "Ms Mother"."""
PARTICLES = word_list("particles")
WORDS_THAT_ARE_NAMES = word_list("names_and_words")
ACRONYMS = word_list("acronyms")
DIMINUTIVES = word_families("short_forms")
"""Given name to its usual short forms, accents folded."""
SPELLINGS = word_groups("spellings")
"""A name to its other spellings in English, accents folded."""
MONTHS = word_list("months")
_SAME_KIN = {
    "mum": "mother", "mummy": "mother", "dad": "father", "daddy": "father", "nan": "grandmother",
    "nana": "grandmother", "gran": "grandmother", "grandma": "grandmother", "grandad": "grandfather",
    "boyfriend": "partner", "girlfriend": "partner", "auntie": "aunt",
}  # fmt: skip


def kin_word(word: str) -> str:
    """The word by which the program knows a relative: "mother" for "mum"; any other word as it is, in small letters."""
    return _SAME_KIN.get(word.casefold(), word.casefold())
