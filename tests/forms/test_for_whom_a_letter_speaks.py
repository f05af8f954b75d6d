"""Which agency a nil return comes from, by the words of a letter or an e-mail; never a sentence, never an agency told of."""

from email.message import EmailMessage

import pytest

from pipeline.forms import recognise
from pipeline.forms.form import Layout
from pipeline.readers import read
from tests.readers.word_files import para, word_file

LETTERS: list[tuple[tuple[str, ...], str | None, str | None]] = [
    (("Kofi Mensah, prepared by Haven Refuge", "We hold no records of this family."), "Haven Refuge", None),
    (("We, Haven, hold no records of the child.", "Yours sincerely", "Ada Brook", "Manager"), "Haven", "Ada Brook"),
    (("We, Haven Refuge, hold no records.", "Regards", "Ada Brook"), "Haven Refuge", "Ada Brook"),
    (
        ("On behalf of Harbour Vale Probation Service I can confirm that the family is not known to us.", "Regards", "Ade Harte"),
        "Harbour Vale Probation Service",
        "Ade Harte",
    ),
    (
        ("Nil return", "Prepared by: Ade Harte, Haven Refuge", "Jonah Tideswell is not known to this service."),
        "Haven Refuge",
        "Ade Harte",
    ),
    (("Jonah Tideswell is not known to this service",), None, None),
    (
        ("Kofi Tideswell (DOB 12/06/2022), prepared by Haven Refuge for the rapid review", "There has been no involvement with him."),
        "Haven Refuge",
        None,
    ),
    (
        ("Haven has no information about this child.", "Signed: Ada Brook, for Haven Domestic Abuse Services"),
        "Haven Domestic Abuse Services",
        "Ada Brook",
    ),
    (
        ("We have no records of the family. The referral came from Harbour Vale Police.", "Regards", "Ade Harte", "Team Manager"),
        None,
        "Ade Harte",
    ),
    (
        ("I can find no record of any of them.", "Kind regards", "Ade Harte | Team Manager | Harbour Vale Housing Association"),
        "Harbour Vale Housing Association",
        None,
    ),
]  # fmt: skip


def told(data: bytes, name: str) -> tuple[str, str | None, str | None]:
    document = read(data, name)
    form, match = recognise(document)
    found = form.extract(document, Layout())
    return match.form, found.agency, found.record.model_dump()["completed_by"]["name"]


@pytest.mark.parametrize(
    ("lines", "agency", "name"), LETTERS, ids=lambda value: value[0][:40] if isinstance(value, tuple) else ""
)
def test_a_letter_names_its_agency_and_its_signer(lines: tuple[str, ...], agency: str | None, name: str | None) -> None:
    form, said, by = told(word_file("".join(map(para, lines))), "a.docx")
    assert (form, said) == ("nil-return", agency)
    if name is not None:
        assert by == name


@pytest.mark.parametrize(
    ("lines", "agency", "name"), LETTERS, ids=lambda value: value[0][:40] if isinstance(value, tuple) else ""
)
def test_an_e_mail_names_its_agency(lines: tuple[str, ...], agency: str | None, name: str | None) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ada <ada@example.invalid>", "RE: your request"
    message.set_content("\n".join(lines))
    assert told(message.as_bytes(), "a.eml")[:2] == ("nil-return", agency)
