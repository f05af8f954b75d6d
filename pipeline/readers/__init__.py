"""Bytes to `Document`, one format a module. Readers know formats and nothing of forms."""
