"""Answers to a command line: what each option wants in people's words, and after a mistake the nearest right line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

_WANTED = {bool: "", Path: "PATH", str: "TEXT", int: "NUMBER", float: "NUMBER"}


def in_peoples_words(command: Any) -> Any:
    """The same command, whose help says PATH and TEXT for what is wanted, and nothing for a switch."""
    for one in (command, *getattr(command, "commands", {}).values()):
        one.get_params = partial(_described, one.get_params)
    return command


def nearest_line(words: Sequence[str], examples: Mapping[str, str]) -> str | None:
    """A right command line near a wrong one: the example of the command that was called, or of the one nearest to it.

    Args:
        words: the command line.
        examples: command to its example.
    """
    called = [word for word in words if not word.startswith("-")]
    for word in called:
        if word in examples:
            return f"For example: {examples[word]}"
    for word in called:
        near = get_close_matches(word.casefold(), examples, n=1)
        if near:
            return f"Perhaps you mean: {examples[near[0]]}"
    return None


def _described(parameters: Callable[[Any], list[Any]], context: Any) -> list[Any]:
    """The parameters of a command, each saying what it wants; choices say themselves what there is to choose."""
    found = parameters(context)
    for parameter in found:
        described = getattr(parameter, "type_descriptor", None)
        if described is None or not described.is_choice:
            parameter.display_type_rich = partial(_wanted, parameter, getattr(described, "annotation", None))
    return found


def _wanted(parameter: Any, annotation: object, ctx: Any) -> str:
    if parameter.param_type_name == "argument" or getattr(parameter, "is_flag", False):
        return ""
    if parameter.metavar is not None:
        return str(parameter.metavar)
    return _WANTED.get(annotation, "TEXT") if isinstance(annotation, type) else "TEXT"
