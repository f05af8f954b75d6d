"""Writes the Outlook messages beside this file, with a writer that is none of the project's own libraries.

Run it with the package `aspose-email-foss` (MIT) at hand; it is needed for nothing else. Every person is invented.
"""

from datetime import UTC, datetime
from pathlib import Path

from aspose.email_foss import cfb, msg  # type: ignore[import-not-found]

HERE = Path(__file__).parent
CHRONOLOGY = (
    b"Agency: Harbour Vale Homes,,\nDate,Event,Source\n04/03/2024,Repairs visit,Repairs log\n"
    b"06/03/2024,Rent call,Tenancy file\n"
)
TABLE = (
    "<html><body><p>Our chronology:</p><table><tr><th>Date</th><th>Event</th><th>Source</th></tr><tr><td>04/03/2024</td>"
    "<td>Repairs visit</td><td>Repairs log</td></tr><tr><td>06/03/2024</td><td>Rent call</td><td>Tenancy file</td></tr>"
    "</table><p>Delphine Marrow</p></body></html>"
)
NIL = (
    "Hi,\r\n\r\nHarbour Vale Homes has had no involvement with this family.\r\n\r\nKind regards\r\n"
    "Delphine Marrow\r\nTenancy Manager\r\n01632 960230\r\n"
)


def message(subject: str, body: str) -> msg.MapiMessage:
    """A message of one invented person to another."""
    made = msg.MapiMessage.create(subject, body)
    made.set_property(msg.PropertyId.SENDER_NAME, "Delphine Marrow")
    made.set_property(msg.PropertyId.SENDER_EMAIL_ADDRESS, "d.marrow@hv-housing.example")
    made.set_property(msg.PropertyId.MESSAGE_DELIVERY_TIME, datetime(2026, 3, 3, 9, 15, tzinfo=UTC))
    made.add_recipient("reviews@harbourvale.example", display_name="Reviews")
    return made


def as_outlook_nests(path: Path) -> None:
    """The same message, its inner message with the shorter header that Outlook itself writes."""
    document = cfb.CFBDocument.from_file(path)
    waiting = list(document.root.children)
    while waiting:
        one = waiting.pop()
        waiting += getattr(one, "children", [])
        if one.name == "__substg1.0_3701000D":
            stream = next(child for child in one.children if child.name == "__properties_version1.0")
            stream.data = stream.data[:24] + stream.data[32:]
    cfb.CFBWriter.write_file(document, path.with_name("nested_as_outlook.msg"))


def main() -> None:
    """Write all of them."""
    message("RE: Scoping request HV-2026-003", NIL).save(HERE / "nil.msg")
    with_form = message("Our chronology", "Please find attached.")
    with_form.add_attachment("chronology of involvement.csv", CHRONOLOGY)
    with_form.save(HERE / "attachment.msg")
    inner = message("FW: chronology", "See attached – “as asked”.")
    inner.add_attachment("chronology.csv", CHRONOLOGY)
    outer = message("FW: FW: chronology", "See the message attached.")
    outer.add_embedded_message_attachment(inner, filename="FW chronology.msg")
    outer.save(HERE / "nested.msg")
    as_outlook_nests(HERE / "nested.msg")
    in_text = message(
        "Our chronology", "Our chronology:\r\nDate\tEvent\tSource\r\n04/03/2024\tRepairs visit\tRepairs log\r\n"
    )
    in_text.set_property(msg.PropertyId.BODY_HTML, TABLE.encode())
    in_text.save(HERE / "table_in_text.msg")


if __name__ == "__main__":
    main()
