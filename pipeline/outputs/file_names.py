"""The name of an original as its sender gave it: without our folder and without the digits that keep twins apart."""

import re

_MARK = re.compile(r"\s*\[[0-9a-f]{8}\](?=\.[^.]*$|$)")


def sent_name(kept: str) -> str:
    """`accepted/Police form [a1b2c3d4].docx` as `Police form.docx`."""
    return _MARK.sub("", kept.replace("\\", "/").rsplit("/", 1)[-1])
