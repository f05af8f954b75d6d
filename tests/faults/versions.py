"""Outputs that say themselves whether they are whole."""

import hashlib


def version(number: int) -> bytes:
    """A file that begins with its own digest, then 200 kB."""
    body = str(number).encode() * (200_000 // len(str(number)))
    return hashlib.sha256(body).hexdigest().encode() + body


def assert_whole(data: bytes) -> None:
    """It is what it says."""
    assert hashlib.sha256(data[64:]).hexdigest().encode() == data[:64]
