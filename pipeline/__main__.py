"""The program's front door: `rapid-review …` and `python -m pipeline …`.

Every error that a person can cause ends here as one line on the terminal, never as a traceback.
"""

import sys
from collections.abc import Sequence

GLOBAL_WITH_VALUE = ("--intake", "--outputs")
GLOBAL_ALONE = ("--quiet", "--version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words after the program's name; the process's own if left out.

    Returns:
        The exit status of the contract.
    """
    from pipeline.cli.application import run_application

    words = list(sys.argv[1:] if arguments is None else arguments)
    return run_application(hoist_global_options(words))


def hoist_global_options(words: Sequence[str]) -> list[str]:
    """Put the global options first, wherever they stand, so that they are accepted before and after the command."""
    first: list[str] = []
    rest: list[str] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            return [*first, *rest, word, *waiting]
        if word in GLOBAL_WITH_VALUE and waiting:
            first += [word, waiting.pop(0)]
        elif word in GLOBAL_ALONE or word.startswith(tuple(f"{name}=" for name in GLOBAL_WITH_VALUE)):
            first.append(word)
        else:
            rest.append(word)
    return [*first, *rest]


if __name__ == "__main__":
    sys.exit(main())
