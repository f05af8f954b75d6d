"""The letters to the agencies and to the National Panel.

The letters are our own words; the alternatives of the covering letter are those of Document 5 of the West Midlands
toolkit.
"""

# ruff: noqa: E501  the sentences of the templates stand here as they are printed
from case_reference import REFERENCE

from pipeline.outputs.word.paper import Paper


def request_letter() -> Paper:
    """Document 2a, in our own words."""
    paper = Paper("Request for initial scoping and information sharing", REFERENCE)
    paper.text("{{ today }}")
    paper.text("To the safeguarding lead, {{ agency_name }}")
    paper.text("Our reference: {{ case_reference }}", bold=True)
    paper.text("Dear colleague,")
    paper.text(
        "On {{ notified_date }} {{ partnership }} was told of a serious incident that may call for a Child Safeguarding "
        "Practice Review. The safeguarding partners are therefore holding a Rapid Review. It has to be finished, and sent "
        "to the National Panel, within 15 working days, so your answer is needed soon."
    )
    paper.heading("What we ask of you", 1)
    for line in (
        "Look in your records for the child and for everyone named in Section 1 of the enclosed form, under every name given there.",
        "If you have had any involvement, complete the enclosed form{% if has_chronology %} and the key events chronology, in "
        "Word or in Excel, whichever suits you{% endif %}. Section 1 is filled in already: please tell us of anything that "
        "differs from your records.",
        "{{ look_back }}",
        "Secure all records about this case where only you, or people whom you name, can reach them. If they are needed for "
        "current work with the family, secure a copy.",
        "Keep what you send us for this review apart from the case records themselves.",
        "If you know nothing of the child or the family, please say so in writing: a short e-mail is enough, and it is an answer "
        "that we need.",
    ):
        paper.text(line, style="List Bullet")
    paper.heading("When and where to", 1)
    paper.labels(
        [
            ("Return by", "{{ return_by }}"),
            ("Return to", "{{ contact_email }}"),
            ("Questions to", "{{ contact_name }}, {{ contact_phone }}"),
        ]
    )
    closing(paper)
    return paper


def review_letter() -> Paper:
    """Documents 11 and 15, in our own words."""
    paper = Paper("Request for a contribution to a practice review", REFERENCE)
    paper.text("{{ today }}")
    paper.text("To the safeguarding lead, {{ agency_name }}")
    paper.text("Our reference: {{ case_reference }}", bold=True)
    paper.text("Dear colleague,")
    paper.text(
        "{{ partnership }} is carrying out a local Child Safeguarding Practice Review. It looks for what can be learned and "
        "improved; it does not hold people or organisations to account. We ask your agency to look openly at its own part."
    )
    paper.heading("What the review asks")
    paper.text("{%p for line in key_lines %}")
    paper.text("{{ loop.index }}. {{ line }}")
    paper.text("{%p endfor %}")
    paper.text("Time period: {{ time_period }}. Go outside it where that helps to understand what happened.")
    paper.heading("What we ask of you")
    for line in (
        "Complete the enclosed forms, and answer each key line of enquiry under its number.",
        "Choose an author, and a senior officer to sign, who did not work on the case.",
        "Say not only what happened but why, and what has changed since.",
        "Tell us who in your agency worked with the family, so that we can invite them to the learning workshop.",
        "The police or a court may ask us for these documents; we would then give them your contact details, not the documents.",
    ):
        paper.text(line, style="List Bullet")
    paper.heading("When and where to")
    paper.labels(
        [
            ("Return by", "{{ review_return_by }}"),
            ("Return to", "{{ contact_email }}"),
            ("Questions to", "{{ contact_name }}, {{ contact_phone }}"),
        ]
    )
    closing(paper)
    return paper


def closing(paper: Paper) -> None:
    """How every letter to an agency ends."""
    paper.text(
        "Please send the completed files under any name you like: the case and your agency are recorded inside them. Send them "
        "by secure e-mail, and do not copy them to anyone outside the review."
    )
    paper.text("Thank you for your help.", keep_with_next=True)
    paper.text("Yours sincerely,", keep_with_next=True)
    paper.text("{{ signatory }}\n{{ partnership }}", keep_with_next=True)
    paper.text("Enclosed: {{ enclosures }}")


def covering_letter() -> Paper:
    """Document 5, in our own words; the alternatives are those of the document."""
    paper = Paper("Decision of the Rapid Review of {{ case_reference }}", REFERENCE)
    paper.text("{%p if missing %}")
    paper.banner("DRAFT – do not send: the rapid review template is not complete.")
    paper.text("{%p endif %}")
    paper.text("{{ letter_date }}")
    paper.text(
        "The Chair\nChild Safeguarding Practice Review Panel\nSanctuary Buildings\n20 Great Smith Street\nLondon\nSW1P 3BT"
    )
    paper.text("Dear {{ panel_chair }},")
    paper.text(
        "On {{ notified_date }} our Safeguarding Partners were notified of a serious incident which may meet the criteria for "
        "a child safeguarding practice review. They have now undertaken a Rapid Review of the case."
    )
    paper.text("{{ quorum_sentence }} The Rapid Review concluded that the case {{ outcome_words }}.")
    paper.text(
        "Our completed Rapid Review template is enclosed. It holds the summary of the case, the decision and the reasons of "
        "the Safeguarding Partners; nothing else needs to be read with it. {{ endorsement_sentence }}"
    )
    paper.text(
        "If you need anything further, please contact {{ contact_name }}, {{ contact_phone }}, {{ contact_email }}."
    )
    paper.text("Yours sincerely,", keep_with_next=True)
    paper.text("{{ signatory }}", keep_with_next=True)
    paper.text("{{ partnership }}", keep_with_next=True)
    paper.text("Enclosed: Rapid Review template")
    return paper
