"""Findings to an annotated copy, a pseudonymised copy and remembered decisions."""
