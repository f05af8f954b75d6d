"""Bytes to text: Unicode where the file is Unicode, Windows' western letters where it is not, and which it was."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Windows uses these five positions for nothing; a text that has one is read letter for letter instead.
_LAST_RESORT = "latin-1"


def decode(data: bytes) -> tuple[str, str | None]:
    """The text, with `\\n` at the end of its lines, and the name of the encoding where it had to be guessed.

    UTF-8 and UTF-16 are certain (`None`); Windows-1252 is a guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lines(data.decode(encoding, "replace")), None
    try:
        return _lines(data.decode("utf-8")), None
    except UnicodeDecodeError:
        pass
    try:
        return _lines(data.decode("cp1252")), "Windows-1252"
    except UnicodeDecodeError:
        return _lines(data.decode(_LAST_RESORT)), "Latin-1"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
