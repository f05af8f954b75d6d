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
MOST_ARCHIVE_FILES = 200
"""Files of a zip archive that are taken out; a portal sends one for each message, with a handful."""
LARGEST_ARCHIVE_BYTES = 100 * 1024 * 1024
"""What the files of a zip archive may take together: they stand in memory three times on their way from the child."""
DEEPEST_ATTACHMENT = 3
"""A form in an archive in an e-mail that somebody forwarded; what lies deeper was put there to unfold."""
LARGEST_ZIP_RATIO = 200
"""Unpacked to packed, for parts over 1 MB: prose reaches 20, a bomb 1,000."""
LARGEST_MERGE_CELLS = 20_000
"""Cells that one merge may cover; a person's title band covers 30. A larger one is passed over."""
MOST_COVERED_CELLS = 500_000
"""Cells that all merges of a sheet may cover; a chronology with every date merged over its rows covers thousands."""

# --- reading, in the child process ------------------------------------------------------------------------------------
READING_SECONDS = 60
"""Wall clock for one file. The slowest honest file measured (300-page PDF) takes 20 s."""
READING_MEMORY_BYTES = 1024 * 1024 * 1024
"""Address space for one file; a 10,000-row workbook takes about 90 MB."""
READING_TRIES = 2
"""A second try in a fresh child tells a broken machine from a broken file."""
CONVERTING_SECONDS = 50
"""LibreOffice's part of `READING_SECONDS`; a 200-row .doc takes 11 s."""
RECOGNISING_SECONDS = 40
"""Reading words in the pictures of one file, as a part of `READING_SECONDS`; a page takes 2 to 5 s."""
PICTURES_OF_A_DRAFT_SECONDS = 20
"""Reading words in the pictures of one draft; those for which there is no time are named as not read."""
SURE_OF_A_WORD_PERCENT = 50.0
"""Below it a photograph's leaves and curtains become letters."""
RECOGNISING_DOTS_PER_INCH = 200
"""Fine enough for print of nine points; 300 takes twice the time and reads hardly more."""
MOST_DOTS_A_SIDE = 4_000
"""Longest side of a drawn page, whatever size the file claims: 16 MB in shades of grey."""
LARGEST_ANSWER_BYTES = 256 * 1024 * 1024
"""What the child may answer about one file: a 10,000-row workbook answers with 20 MB."""
FILES_PER_CHILD = 100
"""The child is replaced after so many files, so that no leak grows."""
MOST_READERS = 8
"""Readers at work at once in a large drop: one a processor, but each may take `READING_MEMORY_BYTES`."""
READ_AHEAD_FROM = 6
"""Waiting files from which on several readers pay: each takes 0.7 s to start."""
READ_AHEAD_FILES = 24
"""How many of the waiting files are read before it is their turn: three a reader; what was read waits in memory."""
READ_AHEAD_BYTES = 4 * 1024 * 1024
"""Size of the files that are read ahead, all together: what was read takes up to twenty times that."""
SCHEDULER_SECONDS = 10
"""How long to wait for the scheduler of a cluster to answer at all."""
DRAFTS_AHEAD = 64
"""Drafts handed to a cluster at once: work for sixteen machines of four, and some 10 MB waiting here."""
READ_AHEAD_SECONDS = 300
"""How long to wait for a file that is read ahead, its turn and `READING_SECONDS`; then it is read in the usual way."""

# --- arrival ----------------------------------------------------------------------------------------------------------
LISTING_INTERVAL = timedelta(seconds=2)
"""How often the folder is listed; a listing of 10,000 names takes 0.06 s."""
SETTLED_AFTER = timedelta(seconds=5)
"""How long size, time and inode must stay unchanged before a file counts as written."""
SETTLED_ON_SHARE_AFTER = timedelta(seconds=15)
"""The same for a folder on a network share, where copies stall for longer and times are written in steps."""
STILL_ARRIVING_FOR = timedelta(minutes=10)
"""How long a settled but incomplete file may be "still arriving" before it is "damaged"."""
SETTLED_IN_ONE_RUN_AFTER = timedelta(milliseconds=300)
"""The same for `run`, where a person says that the files are there: long enough to see a copy in progress grow."""
DAMAGED_IN_ONE_RUN_AFTER = timedelta(seconds=3)
"""How long `run` waits for an incomplete file to grow before it hands it to the reader as it is."""
TAKE_IN_ONE_ROUND = timedelta(seconds=5)
"""How long the watcher takes files before it shows what it has; a drop of 1,000 files shows its first rows soon."""
HEARTBEAT_EVERY = timedelta(seconds=5)
"""How often the watcher writes down that it is alive."""
STOPPED_AFTER = timedelta(seconds=60)
"""A heartbeat older than this means that the watcher has stopped."""
LEAST_FREE_BYTES = 200 * 1024 * 1024
"""Below this much free disk nothing more is claimed: half-written copies help nobody."""
LONGEST_STORED_NAME_BYTES = 180
"""File systems stop at 255 bytes; the hash, `.why.txt` and a temporary ending still have to fit."""
DEEPEST_FOLDER = 5
"""How many folders deep files are found in a folder that somebody dropped whole."""

# --- writing ----------------------------------------------------------------------------------------------------------
COPY_CHUNK_BYTES = 1024 * 1024
"""What is read at a time when a file is copied and hashed."""
LOCKED_FOR = timedelta(seconds=2.5)
"""How long to keep trying to replace a file that another program holds open (Excel, an indexer, anti-virus)."""
LOCKED_PAUSE = timedelta(seconds=0.05)
"""The first pause between tries; it doubles up to a second."""
ABANDONED_AFTER = timedelta(days=1)
"""A temporary file older than this was left by a crash: nobody writes one file for a day."""
PUBLISHED_LINES_AT_MOST = 5_000
"""Lines of the list of what was published, before it is shortened; about 1 MB."""
PUBLISHED_CONTENTS_KEPT = 5
"""Contents of each output that are remembered as ours when the list is shortened."""
OUTPUTS_AGAIN_AFTER = timedelta(seconds=10)
"""How long until an output that was open elsewhere is tried again: making a large one takes seconds."""
STATUS_EVERY = timedelta(seconds=60)
"""How often the status pages get a new time of the last look, when nothing else happens."""
SHORTEST_PASSPHRASE = 12
"""Characters of the passphrase of a sealed archive: whoever gets hold of the archive can try as long as they like."""

# --- the child's safety ----------------------------------------------------------------------------------------------
ECHO_WINDOW_DAYS = 14
"""How long after "we referred to B" an entry of B counts as its echo; and before "we heard from A" one of A."""
SENDING_WRITTEN_UP_DAYS = 3
"""How long after "we heard from A" an entry of A that it told us still counts: agencies write up after a weekend."""

# --- merging ----------------------------------------------------------------------------------------------------------
AGENCY_SPELLING_LIKENESS = 88.0
"""Per cent of like letters (words in any order) above which two agency names differ by spelling only."""
AGENCY_SPELLING_LEAD = 6.0
"""Per cent by which the likest agency must lead the next; nearer than that it could be either."""
AGENCY_WORD_LIKENESS = 75.0
"""Per cent of like letters above which one word is a slip of another: practise and practice 88, north and south 60."""
ROW_LIKENESS = 70.0
"""Per cent of like letters above which two rows of one day are one row, reworded, in two versions of a return."""
FEWEST_TELLING_WORDS = 5
"""A row of fewer words ("Home visit, no reply") is not followed to another date: such rows recur."""
VERSION_OVERLAP = 0.3
"""Share of the smaller return that two returns must have in common to be versions of each other: a corrected return
keeps nearly all, two services of one trust share next to nothing."""
SAME_EVENT_STRENGTH = 0.45
"""Likelihood (0 to 1) from which rows of different agencies are proposed as one event: in the mean over the pairs that
come together. Chosen so that 95 links of 100 are right and 90 of 100 are found in the mean over the invented cases of
eleven hands, all cases of one hand left out of the fit in turn."""
LINK_THROUGH_THIRD_STRENGTH = 0.3
"""The least strength given to a link between two rows that are both linked with one row of a third agency."""
REFERRAL_LAG_DAYS = 3
"""Days that a referral may take from one agency's records into the other's."""
PAPER_LAG_DAYS = 10
"""Days that a letter, a discharge summary or minutes may take."""
TELLING_WORD_SHARE = 0.05
"""A word that stands in more than this share of all rows is no reason to compare two of them."""
LARGEST_BLOCK_ROWS = 40
"""More rows than this with one thing in common on one day: the thing is too common to compare them for."""
TIMES_DIFFER_MINUTES = 15
"""Clocks and typing differ by some minutes; from a quarter of an hour two agencies' times for one event are shown."""
TIMES_OF_ONE_MOMENT_MINUTES = 180
"""Farther apart than this two times are not two accounts of one moment."""

# --- rules ------------------------------------------------------------------------------------------------------------
OLDEST_PERSON_YEARS = 110
"""A date of birth further back than this is taken for a slip."""
OLDEST_SUBJECT_CHILD_YEARS = 18
"""A child is anybody who has not yet reached the eighteenth birthday (Working Together 2023)."""
NAME_SPELLING_LIKENESS = 80.0
"""Per cent of like letters above which two names are the same person's, spelt otherwise."""
ADDRESS_LIKENESS = 90.0
"""Per cent of like letters above which two addresses are the same, written otherwise."""

# --- dates and times, column headings (forms) -------------------------------------------------------------------------
TWO_DIGIT_YEARS_FROM = 1940
"""Two-digit years mean 1940 to 2039: the oldest grandparent's birth to well after any review in hand."""
EARLIEST_EXCEL_SERIAL = 20_000
"""Excel's number for 3 October 1954; smaller numbers in a date column are not dates."""
LATEST_EXCEL_SERIAL = 60_000
"""Excel's number for 8 April 2064."""
LONGEST_DATE_TEXT = 200
"""Characters. The longest honest date text met lists a dozen days; a longer text is an event in the wrong column."""
MOST_RANGE_MARKS = 7
"""Dashes and "to"s in one date text: two dates written with dashes, joined by one, have five. More is not tried."""
MOST_DATES_LISTED = 24
"""Dates listed in one cell; each is read by the whole grammar."""
CELLS_THAT_DECIDE_MONTH_FIRST = 2
"""Cells that can only be month first before a whole column is turned; one may be a slip."""
HEADING_ROWS_SEARCHED = 15
"""Rows of a table in which its headings are looked for: titles and details of the child come first in practice."""
SHARE_OF_DATES_IN_A_DATE_COLUMN = 0.6
"""From so many readable dates among its filled cells on, a column without a telling heading is the date column."""
SHORTEST_EVENT_TEXT = 25
"""Characters. From this mean length on, a column of unknown heading beside dates tells events, not names or codes."""
HEADING_GUESSED_FROM = 0.86
"""Likeness (0 to 1) to a known heading from which a spelling slip is taken: one wrong letter in seven."""
HEADING_UNSURE_FROM = 0.72
"""Likeness from which a heading is asked about; below it, unrelated words begin to resemble each other."""
LONGEST_HEADING = 220
"""Characters; Document 10's longest heading has 92, an agency's instruction twice that."""

# --- the anonymisation check ------------------------------------------------------------------------------------------
MISSPELLING_LETTERS = 5
"""A shorter word one letter away from a name is as a rule another word: Liam, Lian, Lima."""
MISSPELLING_LETTERS_FOR_TWO = 9
"""From so many letters on, two wrong letters still leave a name recognisable."""
CONTEXT_CHARACTERS = 60
"""How much of the paragraph stands on either side of a finding in the lists that people read."""
JIGSAW_BUDGET = 5
"""So many kinds of detail about one family, each harmless alone, are worth a look together."""
REPORT_WORDS = 600
"""A shorter draft is a part of a report, or a note: what a whole report must have is not asked of it."""
EXECUTIVE_SUMMARY_WORDS = 1_000
"""Two A4 pages at the usual size of letters."""
SECOND_READER_LETTERS = 480
"""The context in which the second reader was measured best; its window is 512 tokens."""
SECOND_READER_OVERLAP = 64
"""Longer than any name, so that none is cut in two."""
SECOND_READER_BATCH = 16
"""Windows read together; more gains nothing on two cores."""
SECOND_READER_THRESHOLD = 0.5
"""The classifier's own threshold."""
LANGUAGE_THREADS = 1
"""Threads of the second reader. It works beside spaCy: together they fill the two cores of the smallest machine."""

PASSES_TOLD = 60
"""Words let pass that a report of the check lists one by one; a long list of references would bury the rest."""

# --- requests and packs -----------------------------------------------------------------------------------------------
TEMPLATE_ROWS = 1_000
"""Rows with date checks and choices in the Excel chronology template; agencies' chronologies rarely pass 200."""
TEMPLATE_FRAMED_ROWS = 40
"""Rows of it that are drawn with lines: enough to show where to write, few enough to print."""
LONGEST_SUMMARY_WORDS = 1_200
"""Two A4 pages. The Panel's guidance warns of lengthy accounts that hide the pertinent facts."""
KEY_EVENTS_SHOWN = 40
"""Rows of the meeting's short chronology: what a meeting can read together; the integrated chronology holds all."""
MOST_PASSAGES = 6
"""Passages shown with one question of the decision sheet: a prompt for talk, not a second bundle."""
LONGEST_PASSAGE = 320
"""Characters of one such passage: two or three lines of a table."""
PDF_SECONDS = 60
"""LibreOffice's start with a new profile takes 3 s here; a slow laptop with a virus scanner twenty times that."""
PDF_SECONDS_A_FILE = 10
"""A paper takes 0.5 s; a hundred pages of tables about 5 s."""

# --- answering the agencies -------------------------------------------------------------------------------------------
QUERY_AUTHOR = "Query on your return"
"""Who the comments in an agency's own file are by; by this name they are known when the file comes back with them."""
LARGEST_MARKED_COPY = 5_000_000
"""Bytes. A return without pictures has less than a tenth; marking a larger one would hold up the others."""

# --- the local page ---------------------------------------------------------------------------------------------------
LARGEST_FORM_BYTES = 4 * 1024 * 1024
"""One form of the page. A draft with 2,000 findings, each with a reason, sends less than one."""
CHRONOLOGY_PAGE_ROWS = 100
"""Rows on one page of the chronology: drawn and scrolled at once, whatever the case holds."""
