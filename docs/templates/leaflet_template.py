"""The leaflet that goes to the family with the lead reviewer's letter.

Headings are those of the West Midlands toolkit (Document 9); the text is our own words.
"""

# ruff: noqa: E501  the sentences of the template stand here as they are printed
from case_reference import REFERENCE

from pipeline.outputs.word.paper import Paper


def family_leaflet() -> Paper:
    """Document 9, in our own words. It never names the child: it may lie about in a home."""
    paper = Paper("Child Safeguarding Practice Reviews", REFERENCE)
    paper.text("Information for Parents and Carers", bold=True)
    paper.heading("What is a Child Safeguarding Practice Review?")
    paper.text(
        "The police, health services, the council and others have to work together to keep children safe. When a child has died or been "
        "seriously harmed, and abuse or neglect may be the cause, they look at how they worked together with the child and the family. That is "
        "the review. It asks:"
    )
    paper.bullets(
        (
            "what can be learned from what happened;",
            "who has to learn it;",
            "what will be done about it, so that other children are safer.",
        )
    )
    paper.text(
        "It does not look into how your child died or was hurt, and it is separate from anything that the police or the Coroner do. We know "
        "how hard this time is for you. We believe that the review should be held all the same."
    )
    paper.heading("Who will carry out the Safeguarding Practice Review?")
    paper.text(
        "A Lead Reviewer who does not work for any of the services leads it and writes the report. Senior people from health, the police, the "
        "council and other organisations help. Everyone who worked with your child or your family is asked what they know, and those who "
        "did the work meet to think about what could be better."
    )
    _how_the_family_takes_part(paper)
    _report(paper)
    return paper


def _how_the_family_takes_part(paper: Paper) -> None:
    paper.heading("How are parents and families involved?")
    paper.text(
        "What you saw and lived through matters. You are invited to meet the Lead Reviewer and to say what helped you, what did not, and what "
        "could have been done better. Whether you do is up to you. You may bring someone with you, and we can arrange an interpreter."
    )
    paper.text(
        "At the end the Lead Reviewer will offer to meet you again, tell you what was learned, and give you the report. Ask them, too, how "
        "you can hear what has changed since."
    )


def _report(paper: Paper) -> None:
    paper.heading("How long will the review take?")
    paper.text(
        "Usually no more than six months from the day on which it was decided to hold it. Sometimes it takes longer; then we tell you."
    )
    paper.heading("Publication of the report")
    paper.text(
        "The report says nothing by which your child or your family can be recognised. It is published on the internet, and those who work "
        "with children read it so that its lessons are put into practice."
    )
    paper.heading("Whom to talk to")
    paper.labels(
        [
            ("The Independent Lead Reviewer for your case is:", "{{ lead_reviewer }}"),
            ("If you have any questions or want to know more contact:", "{{ family_contact }}"),
        ],
        0.5,
    )
