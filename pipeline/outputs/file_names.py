"""The name of an original as its sender gave it: without our folder and without the digits that keep twins apart."""

import re

_MARK = re.compile(r"\s*\[[0-9a-f]{8}\](?=\.[^.]*$|$)")
_OUR_FOLDER = re.compile(r"^(accepted|needs-attention)[/\\]")
_MARK_OF_PLACE = re.compile(r"\s*\[[0-9a-f]{8}\](?=\.\w+(,|$))")


def sent_name(kept: str) -> str:
    """`accepted/Police form [a1b2c3d4].docx` as `Police form.docx`."""
    return _MARK.sub("", kept.replace("\\", "/").rsplit("/", 1)[-1])


def sent_place(kept: str) -> str:
    """`accepted/Police form [a1b2c3d4].docx, table 2, row 3` as `Police form.docx, table 2, row 3`."""
    return _MARK_OF_PLACE.sub("", _OUR_FOLDER.sub("", kept), count=1)
