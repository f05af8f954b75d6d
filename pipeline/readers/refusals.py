"""Every reason for which a file cannot be used: its code, what is wrong, and what a coordinator does now.

One line of the table is one reason; the documentation is written from it. Braces are filled in where it is refused.
"""

from dataclasses import dataclass

from pipeline.errors import Unusable


@dataclass(frozen=True)
class Reason:
    """One way in which a file can be unusable."""

    code: str
    reason: str
    advice: str


_AGAIN = "Ask the agency to save it again and send it once more."
_OFFICE = "Ask the agency for a Word (.docx), Excel (.xlsx) or text PDF copy."

REASONS: tuple[Reason, ...] = (
    Reason("empty-file", "The file is empty: it has no bytes in it.", _AGAIN),
    Reason("too-large", "The file is {size} MB; the limit is {limit} MB.",
           "Ask the agency for the form by itself, without pictures or scans."),
    Reason("damaged", "The file is damaged or incomplete, so it cannot be opened ({detail}).", _AGAIN),
    Reason("password-protected", "This {what} is protected by a password.",
           "Ask the agency for a copy without a password, sent by secure e-mail."),
    Reason("name-and-content-differ", "The name says {named}, but the content is {found}.",
           "Ask the agency what it is, or give it the right ending ({ending}) and drop it again."),
    Reason("unknown-type", "The content is not of a kind that can be read.", _OFFICE),
    Reason("unsupported-type", "This is {what}, which cannot be read.", _OFFICE),
    Reason("zip-archive", "This is {what} with files in it.",
           "Take the files out of the archive and drop them one by one."),
    Reason("archive-too-large",
           "The archive holds {count} files, {size} MB together; the limits are {most} files and {limit} MB.",
           "Take the files out of the archive and drop them one by one."),
    Reason("encrypted-mail", "This message is encrypted, so only the person to whom it was sent can open it.",
           "Open it in Outlook as that person, save the form that is attached, and drop that."),
    Reason("winmail",
           "This is Outlook's own wrapping around the attachments of a message, and nothing in it can be read here.",
           "Ask the sender to send the message again as plain text or HTML, with the form attached."),
    Reason("shortcut", "This is only a link to a file that lies somewhere else; nothing is in it.",
           "Open the link, save the document itself and drop that."),
    Reason("lock-file", "This is the small file that Word or Excel keeps while a document is open; nothing is in it.",
           "Close the document, and drop the document itself: its name has no ~$ at the beginning."),
    Reason("picture", "This is a picture, so there is no text in it to read.",
           "Ask the agency for the Word or Excel file that was printed or photographed."),
    Reason("scanned-pdf", "This PDF is a scan: it has pictures of pages and no text.",
           "Ask the agency for the Word or Excel file that was printed and scanned."),
    Reason("dynamic-pdf-form", "This PDF is an Adobe XFA form, whose answers only Adobe Reader can show.",
           "Ask the agency to open it in Adobe Reader and to send the form in Word, or printed to PDF."),
    Reason("no-text", "There is no text in the file.", "Check with the agency that it sent the right file."),
    Reason("too-many-parts", "The file has {count} parts inside it; real ones have under 500.", _AGAIN),
    Reason("inflates-too-much", "Unpacked, the file would take {size} MB; no real document needs that much.",
           "Do not open it. Ask the agency whether it sent this file, and for a clean copy."),
    Reason("unsafe-names", "The file has a part with an unsafe or doubled name inside it.",
           "Do not open it. Ask the agency whether it sent this file, and for a clean copy."),
    Reason("document-type-declaration",
           "The file has a document type declaration (DOCTYPE) inside it; Office never writes one.",
           "Do not open it. Ask the agency whether it sent this file, and for a clean copy."),
    Reason("took-too-long", "Reading took longer than {seconds} seconds and was stopped.",
           "Ask the agency for a simpler copy: the form by itself, in Word or Excel."),
    Reason("took-too-much-memory", "Reading needed more than {size} MB of memory and was stopped.",
           "Ask the agency for a simpler copy: the form by itself, in Word or Excel."),
    Reason("reader-stopped", "The reading program stopped without an answer.",
           "Ask the agency to save it again in Word or Excel and send it once more."),
    Reason("needs-libreoffice", "Files of the kind {what} are read with LibreOffice, which is not installed here.",
           "Open it in Word, save it as .docx and drop that; or install LibreOffice."),
    Reason("conversion-failed", "LibreOffice could not turn this {what} file into Word.",
           "Open it in Word, save it as .docx and drop that."),
)  # fmt: skip

_BY_CODE = {reason.code: reason for reason in REASONS}


def refuse(code: str, **words: object) -> Unusable:
    """The refusal for a code of the table, to be raised by the caller.

    Raises:
        KeyError: the code or a word is not known. That is a fault of the program.
    """
    reason = _BY_CODE[code]
    return Unusable(code, reason.reason.format(**words), reason.advice.format(**words))
