"""What kind of return a document is, and what it says: one module a form.

`FORMS` lists them; a form is a module with NAME, PRINTED, recognise and extract (see `form.Form`).
"""

from pipeline.forms import chronology, information_report, learning, nil_return, organisational, referral, scoping
from pipeline.forms.form import NO_LAYOUT, Form, Layout, Match
from pipeline.forms.recognition import recognise_among
from pipeline.readers.document import Document

FORMS: tuple[Form, ...] = (scoping, chronology, organisational, learning, information_report, referral, nil_return)


def recognise(document: Document, layout: Layout = NO_LAYOUT) -> tuple[Form, Match]:
    """The one form that a document is.

    Args:
        document: as read.
        layout: what is known of its agency's own headings.

    Raises:
        Unusable: none of the forms, or more than one; the reason says what was seen and the advice what to do.
    """
    return recognise_among(document, FORMS, layout)
