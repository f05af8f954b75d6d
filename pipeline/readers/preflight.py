"""What a file is, by its content, and whether it is safe to open: asked before any library sees it.

A file is refused here for its size, for what its zip directory says, for a password, for a document type declaration,
and when its name and its content tell different stories.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import PurePath

from pipeline import settings
from pipeline.errors import Unusable
from pipeline.readers.archive import is_plain
from pipeline.readers.refusals import refuse
from pipeline.readers.strangers import refusal_of
from pipeline.readers.tnef_mail import SIGNATURE

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_MAIN_TYPES = (
    ("wordprocessingml", "docx"),
    ("ms-word", "docx"),
    ("excel.sheet.binary", "xlsb"),
    ("spreadsheetml", "xlsx"),
    ("ms-excel", "xlsx"),
    ("presentationml", "pptx"),
    ("ms-powerpoint", "pptx"),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}

KINDS: dict[str, tuple[str, str]] = {
    # kind: (media type, what people call it)
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word document"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook"),
    "xlsb": ("application/vnd.ms-excel.sheet.binary.macroenabled.12", "a binary Excel workbook"),
    "doc": ("application/msword", "a Word 97-2003 document"),
    "xls": ("application/vnd.ms-excel", "an Excel 97-2003 workbook"),
    "odt": ("application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet"),
    "rtf": ("application/rtf", "a rich text document"),
    "pdf": ("application/pdf", "a PDF"),
    "csv": ("text/csv", "a CSV file"),
    "txt": ("text/plain", "a plain text"),
    "md": ("text/markdown", "a plain text"),
    "eml": ("message/rfc822", "an e-mail"),
    "msg": ("application/vnd.ms-outlook", "an Outlook e-mail"),
    "html": ("text/html", "a web page"),
    "mht": ("multipart/related", "a web page saved as one file"),
    "zip": ("application/zip", "a zip archive"),
    "tnef": ("application/ms-tnef", "a winmail.dat"),
}
_PAGES = {"html", "mht"}
_DOCUMENTS = {"docx", "doc", "rtf", "odt", *_PAGES}
_SHEETS = {"xlsx", "xls", "xlsb", "ods", "csv", *_PAGES}
_CONTROLS = bytes((*range(9), *range(14, 32)))
_TEXTS = {"txt", "md", "csv", "eml"}
# What each ending of a name may hold. Word and Excel open such near misses themselves, so they are harmless.
_MAY_HOLD: dict[str, set[str]] = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".odt"), _DOCUMENTS),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"), _SHEETS),
    **dict.fromkeys((".csv", ".tsv", ".txt", ".md"), _TEXTS),
    ".pdf": {"pdf"},
    ".eml": {"eml", "txt"},
    ".msg": {"msg"},
    **dict.fromkeys((".htm", ".html", ".mht", ".mhtml"), _PAGES),
}
_MAIL_HEADER = re.compile(rb"^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n", re.MULTILINE)

_PAGE = re.compile(
    rb"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*|<!doctype html[^>]*>\s*)*<(?:html|head|body|table|meta|style|!doctype html)\b",
    re.DOTALL,
)
_WEB_ARCHIVE = re.compile(
    rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*(?:multipart/related|text/html)", re.IGNORECASE
)


def examine(data: bytes, name: str) -> str:
    """The kind of a file ("docx", "pdf" …), by its content.

    Args:
        data: the whole file.
        name: its name, without folders.

    Raises:
        Unusable: it is too large, empty, damaged, protected, unsafe, of an unknown kind, or not what its name says.
    """
    if not data:
        raise refuse("empty-file")
    if len(data) > settings.LARGEST_FILE_BYTES:
        limit = settings.LARGEST_FILE_BYTES // 2**20
        raise refuse("too-large", size=-(-len(data) // 2**20), limit=limit)
    try:
        kind = _kind_of(data, PurePath(name).suffix.lower())
    except Unusable as refusal:
        known = refusal_of(data, name) if refusal.code in ("unknown-type", "damaged", "zip-archive") else None
        raise known or refusal from None
    if kind in ("txt", "csv") and (known := refusal_of(data, name)) is not None:
        raise known
    _check_name(kind, PurePath(name).suffix.lower())
    return kind


def _check_name(kind: str, suffix: str) -> None:
    allowed = _MAY_HOLD.get(suffix)
    if allowed is not None and kind not in allowed:
        raise refuse("name-and-content-differ", named=suffix, found=KINDS[kind][1], ending="." + kind)


def _kind_of(data: bytes, suffix: str) -> str:
    if data.startswith(b"PK"):
        return _kind_of_zip(data, suffix)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(SIGNATURE) and suffix == ".dat":
        return "tnef"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1"):
        raise refuse("picture")
    return _kind_of_text(data, suffix)


def _kind_of_text(data: bytes, suffix: str) -> str:
    """Text of any sort; what sort is a matter of its first lines, and of its name where they do not tell."""
    sample = data[:65536]
    is_utf16 = sample.startswith((b"\xff\xfe", b"\xfe\xff"))
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if not is_utf16 and (0 in sample or controls > len(sample) // 100):
        raise refuse("unknown-type")
    start = sample.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if suffix not in (".eml", ".txt", ".md") and _WEB_ARCHIVE.search(sample):
        return "mht"
    if _PAGE.match(start):
        return "html"
    if start.startswith(b"<?xml"):
        raise refuse("unsupported-type", what="an XML file")
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise refuse("no-text")
    if suffix == ".eml" or (suffix not in _MAY_HOLD and _MAIL_HEADER.match(sample.replace(b"\r\n", b"\n"))):
        return "eml"
    if suffix in (".csv", ".tsv", ".xls", ".xlsx", ".xlsm"):
        return "csv"
    return "md" if suffix == ".md" else "txt"


def _kind_of_ole(data: bytes) -> str:
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            names = {"/".join(path).lower() for path in container.listdir()}
    except Exception as error:
        raise refuse("damaged", detail="its old-style container cannot be opened") from error
    if "encryptedpackage" in names:
        raise refuse("password-protected", what="document or workbook")
    if any(name.startswith("__properties_version1.0") for name in names):
        return "msg"
    for stream, kind in (("worddocument", "doc"), ("workbook", "xls"), ("book", "xls")):
        if stream in names:
            _refuse_protected(data, KINDS[kind][1].removeprefix("a ").removeprefix("an "))
            return kind
    if "powerpoint document" in names:
        raise refuse("unsupported-type", what="a presentation")
    raise refuse("unknown-type")


def _refuse_protected(data: bytes, what: str) -> None:
    """Refuse an old Office file with a password; one that the check does not understand is left to its reader."""
    import msoffcrypto

    try:
        protected = msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted()
    except Exception:  # whatever it does not understand, the reader will say
        return
    if protected:
        raise refuse("password-protected", what=what)


def _kind_of_zip(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if suffix == ".zip" and is_plain({member.filename for member in members}):
                _check_archive(members)
                return "zip"
            _check_directory(members)
            _refuse_document_types(archive, members)
            return _kind_by_members(archive, {member.filename.lstrip("/") for member in members})
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise refuse("damaged", detail="its zip container is broken") from error


def _check_archive(members: list[zipfile.ZipInfo]) -> None:
    """The directory of an archive of files. Older programs on Windows write its folders with backslashes."""
    for member in members:
        member.filename = member.filename.replace("\\", "/")
    _check_directory(members, what="zip archive")


def _check_directory(members: Iterable[zipfile.ZipInfo], what: str = "file") -> None:
    """What the directory alone tells: names, numbers and sizes."""
    members = list(members)
    if len(members) > settings.MOST_ZIP_MEMBERS:
        raise refuse("too-many-parts", count=len(members))
    names = [member.filename for member in members]
    folded = {name.lstrip("/").casefold() for name in names}
    if len(folded) != len(names) or any(_is_unsafe(name) for name in names):
        raise refuse("unsafe-names")
    if any(member.flag_bits & 0x1 for member in members):
        raise refuse("password-protected", what=what)
    unpacked = sum(member.file_size for member in members)
    if unpacked > settings.LARGEST_UNPACKED_BYTES:
        raise refuse("inflates-too-much", size=unpacked // 2**20)
    for member in members:
        ratio = member.file_size / max(member.compress_size, 1)
        too_large = _is_xml(member.filename) and member.file_size > settings.LARGEST_XML_PART_BYTES
        if too_large or (member.file_size > 2**20 and ratio > settings.LARGEST_ZIP_RATIO):
            raise refuse("inflates-too-much", size=member.file_size // 2**20)


def _is_unsafe(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return "\\" in name or ".." in parts or "\0" in name or re.match(r"^[A-Za-z]:", name) is not None


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _refuse_document_types(archive: zipfile.ZipFile, members: Iterable[zipfile.ZipInfo]) -> None:
    """Read every XML part once: that also checks its checksum."""
    for member in members:
        if not _is_xml(member.filename):
            continue
        data = archive.read(member)
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            data = data.replace(b"\0", b"")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise refuse("document-type-declaration")


def _kind_by_members(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names:
        mimetype = archive.read("mimetype").strip()
        if mimetype in _OPEN_DOCUMENT:
            return _OPEN_DOCUMENT[mimetype]
        raise refuse("unsupported-type", what="an OpenDocument file of another kind")
    if "[Content_Types].xml" not in names:
        raise refuse("zip-archive", what="a zip archive")
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    for main in re.findall(r'ContentType="([^"]*\bmain\+xml|[^"]*\.main)"', types):
        for word, kind in _MAIN_TYPES:
            if word in main:
                if kind == "pptx":
                    raise refuse("unsupported-type", what="a presentation")
                return kind
    raise refuse("damaged", detail="it does not say what it holds")
