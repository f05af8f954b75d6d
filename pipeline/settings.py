"""Every number that the program works with: its name, its unit, its reason. Nothing else may hold one."""

from datetime import timedelta

# --- what a file may be ---------------------------------------------------------------------------------------------
LARGEST_FILE_BYTES = 50 * 1024 * 1024
"""A returned form is rarely over 2 MB; 50 MB leaves room for scans and keeps a copy quick."""
LARGEST_UNPACKED_BYTES = 300 * 1024 * 1024
"""What an Office file may hold unpacked: real ones stay under 30 MB."""
LARGEST_XML_PART_BYTES = 60 * 1024 * 1024
"""One XML part; lxml needs about six times its size in memory, and the child process has `READING_MEMORY_BYTES`."""
MOST_ZIP_MEMBERS = 2_000
"""Real Office files have under 500."""
LARGEST_ZIP_RATIO = 200
"""Unpacked to packed, for parts over 1 MB: prose reaches 20, a bomb 1,000."""

# --- reading, in the child process ------------------------------------------------------------------------------------
READING_SECONDS = 60
"""Wall clock for one file. The slowest honest file measured (300-page PDF) takes 20 s."""
READING_MEMORY_BYTES = 1024 * 1024 * 1024
"""Address space for one file; a 10,000-row workbook takes about 90 MB."""
READING_TRIES = 2
"""A second try in a fresh child tells a broken machine from a broken file."""
FILES_PER_CHILD = 100
"""The child is replaced after so many files, so that no leak grows."""

# --- arrival ----------------------------------------------------------------------------------------------------------
LISTING_INTERVAL = timedelta(seconds=2)
"""How often the folder is listed; a listing of 10,000 names takes 0.06 s."""
SETTLED_AFTER = timedelta(seconds=5)
"""How long size, time and inode must stay unchanged before a file counts as written."""
STILL_ARRIVING_FOR = timedelta(minutes=10)
"""How long a settled but incomplete file may be "still arriving" before it is "damaged"."""

# --- the child's safety ----------------------------------------------------------------------------------------------
ECHO_WINDOW_DAYS = 14
"""How long after "we referred to B" an entry of B counts as its echo."""

# --- merging ----------------------------------------------------------------------------------------------------------
AGENCY_SPELLING_LIKENESS = 88.0
"""Per cent of like letters (words in any order) above which two agency names differ by spelling only."""
AGENCY_SPELLING_LEAD = 6.0
"""Per cent by which the likest agency must lead the next; nearer than that it could be either."""
AGENCY_WORD_LIKENESS = 75.0
"""Per cent of like letters above which one word is a slip of another: practise and practice 88, north and south 60."""

# --- rules ------------------------------------------------------------------------------------------------------------
OLDEST_PERSON_YEARS = 110
"""A date of birth further back than this is taken for a slip."""
OLDEST_SUBJECT_CHILD_YEARS = 18
"""A child is anybody who has not yet reached the eighteenth birthday (Working Together 2023)."""
NAME_SPELLING_LIKENESS = 80.0
"""Per cent of like letters above which two names are the same person's, spelt otherwise."""
ADDRESS_LIKENESS = 90.0
"""Per cent of like letters above which two addresses are the same, written otherwise."""
