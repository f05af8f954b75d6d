"""The rapid review template coming back through the intake folder: known by its stamp, read by the next `pack`.

It is no return, so it is set aside with a note that says what happens with it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import unescape

from pipeline.forms.stamps import stamp
from pipeline.outputs.panel_pack import STAMPED_FORM
from pipeline.readers.document import Document
from pipeline.store import CaseFolder, stored_returns
from schemas.case import Case
from schemas.case_reference import same_reference
from schemas.receipt import PANEL_TEMPLATE, Refused

_VERSION = re.compile(rb'name="version"[^>]*>\s*<(?:\w+:)?lpwstr>([^<]+)<')
_PROPERTIES = "docProps/custom.xml"


def panel_template_came_back(document: Document, case: Case | None) -> Refused | None:
    """What becomes of a dropped file that is our rapid review template; `None` for every other file."""
    if stamp(document, "form") != STAMPED_FORM:
        return None
    reference = stamp(document, "case_reference")
    if case is not None and (reference is None or not same_reference(reference, case.reference)):
        return Refused(
            code="another-case",
            reason=f"This is the rapid review template of case {reference or '(none is recorded in it)'}, and it was "
            f"dropped into the folder of case {case.reference}.",
            advice="Move it into the folder of its own case. Nothing that is written in it was taken.",
            case_reference=reference,
        )
    advice = (
        f"Run “rapid-review pack {case.reference} panel”: it reads this copy once, and every later template holds what "
        "people wrote in it. Then delete this copy, or leave it."
        if case is not None
        else f"Move it into the folder of its case (intake/{reference or 'REFERENCE'}): the next pack reads it there."
    )
    return Refused(
        code=PANEL_TEMPLATE,
        reason="This is the rapid review template, not an agency's return. What people wrote in it is kept.",
        advice=advice,
        case_reference=reference,
    )


def dropped_templates(folder: CaseFolder) -> Iterator[tuple[str, str, bytes]]:
    """Hash, name and content of each copy that was dropped, in the order in which they came.

    Raises:
        OSError: the folder cannot be read.
    """
    stored = [
        one for one in stored_returns(folder) if isinstance(one.outcome, Refused) and one.outcome.code == PANEL_TEMPLATE
    ]
    for one in sorted(stored, key=lambda each: each.received_at):
        yield one.original.sha256, one.names[0], one.original.path.read_bytes()


def version_of(content: bytes) -> str | None:
    """Which of our copies this was made from, by its stamp."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            found = _VERSION.search(archive.read(_PROPERTIES))
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError):
        return None
    return unescape(found.group(1).decode("utf-8", "replace")) if found else None
