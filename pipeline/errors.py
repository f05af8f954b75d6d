"""What can go wrong, by what the caller does about it.

    RapidReviewError
    ├── NotYet               try again later: the file is still arriving, or an output is open in Excel
    ├── Unusable             keep the original, explain, go on with the rest
    └── ConfigurationError   stop and say what to put right: case.toml, a profile, a template, a missing program

Each carries sentences for people. Nothing else may leave a command.
"""

from __future__ import annotations


class RapidReviewError(Exception):
    """The root of the tree. `str(error)` is one sentence for a person."""


class NotYet(RapidReviewError):  # noqa: N818  it is not a failure
    """Try again later."""


class Unusable(RapidReviewError):  # noqa: N818  it describes the file
    """A file that cannot be used.

    Args:
        code: kebab-case reason, the same for the same cause, everywhere.
        reason: one sentence: what is wrong with the file.
        advice: one sentence: what a coordinator does now.
    """

    def __init__(self, code: str, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type[Unusable], tuple[str, str, str]]:
        """How it travels between processes: with all three of its words."""
        return (type(self), (self.code, self.reason, self.advice))


class ConfigurationError(RapidReviewError):
    """Something that a person set up is wrong. The sentence says what, where, and an example of what is right."""
