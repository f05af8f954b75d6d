"""The integrated chronology as a Word table and as CSV, for those who must have it so: the workbook's words again."""

from pipeline.outputs.chronology_rows import chronology_rows
from pipeline.outputs.chronology_table.csv_form import csv_form
from pipeline.outputs.chronology_table.word_form import word_form
from pipeline.outputs.output import Files
from schemas.case_view import CaseView

WORD_NAME = "integrated-chronology.docx"
CSV_NAME = "integrated-chronology.csv"


def build(view: CaseView) -> Files:
    """The Word table and the CSV."""
    rows = chronology_rows(view)
    return {WORD_NAME: word_form(view, rows), CSV_NAME: csv_form(view, rows)}
