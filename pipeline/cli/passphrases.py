"""Passphrases: asked for without showing them; never a word of the command line, where others can read it."""

from __future__ import annotations

import sys

import typer


def ask_passphrase(*, new: bool) -> bytes:
    """The passphrase that a person types, or the first line of standard input where nobody is at a terminal.

    Args:
        new: for a new archive: it is asked for twice, and must be good enough.

    Raises:
        ConfigurationError: it cannot be used, or there is none.
    """
    from pipeline.composition.sealing import check_passphrase

    if sys.stdin.isatty():
        typed = str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True))
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    return check_passphrase(typed) if new else typed.encode("utf-8")
