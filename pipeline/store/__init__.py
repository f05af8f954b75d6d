"""Originals, receipts and records of one case. Which files exist is the state; this room lists, never interprets."""

from pipeline.store.folder import CaseFolder, case_references
from pipeline.store.originals import Original, find_original, originals
from pipeline.store.records import StoredReturn, load_record, save_record, stored_returns

__all__ = [
    "CaseFolder",
    "Original",
    "StoredReturn",
    "case_references",
    "find_original",
    "load_record",
    "originals",
    "save_record",
    "stored_returns",
]
