"""Files that are no returns and arrive all the same: what each of them is, so that its refusal can say so."""

from pathlib import PurePath

from pipeline.errors import Unusable
from pipeline.readers.refusals import refuse

_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    # first bytes, code of the refusal, what people call it
    (b"7z\xbc\xaf\x27\x1c", "zip-archive", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "zip-archive", "a RAR archive"),
    (b"\x1f\x8b", "zip-archive", "a compressed archive"),
    (b"\x78\x9f\x3e\x22", "winmail", ""),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "unsupported-type", "a OneNote section"),
    (b"\x00\x01\x00\x00Standard", "unsupported-type", "an Access database"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "shortcut", ""),
    (b"[InternetShortcut]", "shortcut", ""),
    (b"!BDN", "unsupported-type", "an Outlook mailbox"),
    (b"\x30\x82", "encrypted-mail", ""),
    (b"\x30\x80", "encrypted-mail", ""),
    (b"-----BEGIN PGP MESSAGE", "encrypted-mail", ""),
    (b"ID3", "unsupported-type", "a sound recording"),
    (b"OggS", "unsupported-type", "a sound or video recording"),
    (b"BEGIN:VCALENDAR", "unsupported-type", "a calendar entry"),
    (b"BEGIN:VCARD", "unsupported-type", "a contact card"),
    (b"MZ", "unsupported-type", "a program"),
)
_RECORDING = b"ftyp"
_ENDINGS: dict[str, tuple[str, str]] = {
    ".pages": ("unsupported-type", "an Apple Pages document"),
    ".numbers": ("unsupported-type", "an Apple Numbers spreadsheet"),
    ".key": ("unsupported-type", "an Apple Keynote presentation"),
    ".wps": ("unsupported-type", "a Microsoft Works document"),
    ".wpd": ("unsupported-type", "a WordPerfect document"),
    ".pub": ("unsupported-type", "a Publisher document"),
    ".vsd": ("unsupported-type", "a Visio drawing"),
    ".one": ("unsupported-type", "a OneNote section"),
    ".mdb": ("unsupported-type", "an Access database"),
    ".accdb": ("unsupported-type", "an Access database"),
    ".olm": ("unsupported-type", "an Outlook mailbox"),
    ".pst": ("unsupported-type", "an Outlook mailbox"),
    ".xps": ("unsupported-type", "an XPS print file"),
    ".oxps": ("unsupported-type", "an XPS print file"),
    ".gdoc": ("shortcut", ""),
    ".gsheet": ("shortcut", ""),
    ".rpmsg": ("encrypted-mail", ""),
    ".p7m": ("encrypted-mail", ""),
}
_LOCK = "~$"


def refusal_of(data: bytes, name: str) -> Unusable | None:
    """The refusal for a file that is known to be something else; `None` for one that is not known.

    Args:
        data: the whole file.
        name: its name; asked only where the content does not tell.
    """
    if PurePath(name).name.startswith(_LOCK) and len(data) < 2048:
        return refuse("lock-file")
    begins = data[:64].lstrip(b"\xef\xbb\xbf")
    for start, code, what in _BEGINNINGS:
        if begins.startswith(start):
            return refuse(code, what=what)
    if data[4:8] == _RECORDING:
        return refuse("unsupported-type", what="a sound or video recording")
    code, what = _ENDINGS.get(PurePath(name).suffix.lower(), ("", ""))
    return refuse(code, what=what) if code else None
