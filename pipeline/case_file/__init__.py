"""case.toml: the one file of a case that people write. Read it, answer its mistakes, write a new one, add an agency."""

from pipeline.case_file.mistakes import british_day
from pipeline.case_file.reading import add_agency, read_case
from pipeline.case_file.writing import new_case_text

__all__ = ["add_agency", "british_day", "new_case_text", "read_case"]
