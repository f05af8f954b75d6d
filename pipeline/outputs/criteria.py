"""The statutory criteria and the choices of the rapid review template, in the words of the sources.

Source: Document 4, 2.2 and section 3, which restate Working Together 2023. Keys are those of `[decisions]`.
"""

SERIOUS_CASE = (
    "abuse or neglect of a child is known or suspected and",
    "the child has died or been seriously harmed",
)
SERIOUS_HARM = (
    "Serious harm includes (but is not limited to) serious and/or long-term impairment of a child’s mental health or "
    "intellectual, emotional, social or behavioural development. It should also cover impairment of physical health."
)
PURPOSE = (
    "gather the facts about the case, as far as can be readily established;",
    "discuss whether there is any immediate action needed to ensure children’s safety and share any learning "
    "appropriately;",
    "consider the potential for identifying improvements to safeguard and promote the welfare of children;",
    "decide what steps to take next, including whether or not to undertake a child safeguarding practice review.",
)
CRITERIA = {
    "improvements": "highlights or may highlight improvements needed to safeguard and promote the welfare of children, "
    "including where those improvements have been previously identified",
    "themes": "highlights or may highlight recurrent themes in the safeguarding and promotion of the welfare of "
    "children",
    "working-together": "highlights or may highlight concerns regarding two or more organisations or agencies working "
    "together effectively to safeguard and promote the welfare of children",
    "panel-considered": "is one which the Child Safeguarding Practice Review Panel have considered and "
    "concluded a local "
    "review may be more appropriate",
    "single-agency": "safeguarding partners have cause for concern about the actions of a single agency",
    "no-agency-involvement": "there has been no agency involvement and this gives the safeguarding partners cause for "
    "concern",
    "several-areas": "more than one local authority, police area or Integrated Care Board is involved, "
    "including in cases "
    "where families have moved around",
    "institutional-settings": "the case may raise issues relating to safeguarding or promoting the welfare of "
    "children in "
    "institutional settings",
    "none": "None of the above",
}
OUTCOMES = {
    "national": "a) Meets the criteria for a national Child Safeguarding Practice Review",
    "local": "b) Meets the criteria for a Local Child Safeguarding Practice Review",
    "local-without-criteria": "c) Does not meet the criteria but warrants a Local Child Safeguarding Practice Review",
    "other-review": "d) Warrants consideration of DHR, SAR, MAPPA or other",
    "learning-acted-upon": "e) The Rapid Review has identified learning that has been acted upon, obviating the "
    "need for "
    "further review",
}
"""Document 4, section 3."""
LETTER_OUTCOMES = {
    "national": "meets the criteria for a national Child Safeguarding Practice Review",
    "local": "meets the criteria for a local Child Safeguarding Practice Review",
    "local-without-criteria": "does not meet the criteria for a Child Safeguarding Practice Review, but "
    "warrants a local "
    "Child Safeguarding Practice Review",
    "other-review": "does not meet the criteria for a Child Safeguarding Practice Review",
    "learning-acted-upon": "does not meet the criteria for a Child Safeguarding Practice Review",
}
"""Document 5: the alternative that is kept."""
REVIEW_FOLLOWS = ("national", "local", "local-without-criteria")
QUESTIONS = (
    ("lived_experience", "What was the child’s true lived experience and how can their voice be heard in the review?"),
    (
        "identity",
        "How was the race, culture, faith, and ethnicity of the child and/or family considered by practitioners "
        "and did "
        "cultural consideration impact on practice?",
    ),
    (
        "disability",
        "How did any disability, physical or mental health issues, and any identity issues in the child and/or family "
        "impact on the child’s lived experience and on practice?",
    ),
    (
        "risk_factors",
        "Were any recognised risk factors present or absent and did they play a significant part in the child’s lived "
        "experience?",
    ),
    (
        "national_review_reasons",
        "Are there issues identified that are of national significance? Is a national review considered to be "
        "necessary "
        "following the Rapid Review? If so, why?",
    ),
    (
        "good_practice",
        "Does the Rapid Review identify relevant good practice, and should this be disseminated across the system?",
    ),
    (
        "actions",
        "Has the Rapid Review identified clear agency and partnership actions to take forward, especially where the "
        "recommendation is not to undertake a full Child Safeguarding Practice Review?",
    ),
)
"""The toolkit's 4.6.4, each with the key under which the meeting's answer is written."""


def chosen(text: str | None) -> tuple[str, ...]:
    """The keys of a list decision, however they are set apart."""
    separated = (text or "").replace(";", "\n").replace(",", "\n").splitlines()
    return tuple(entry.strip() for entry in separated if entry.strip())
