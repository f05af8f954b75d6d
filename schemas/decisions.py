"""What a meeting decides and records: the keys of `[decisions]` in case.toml, and what each is for.

docs/templates.md is checked against this list; the pack gate and the rapid review template read only these.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class DecisionKey:
    """One key of `[decisions]`: its name, what kind of answer it takes, what it is for."""

    key: str
    kind: Literal["date", "text", "yes-no", "choice", "list"]
    meaning: str
    choices: tuple[str, ...] = ()


CRITERIA = (
    "improvements", "themes", "working-together", "panel-considered", "single-agency", "no-agency-involvement",
    "several-areas", "institutional-settings", "none",
)  # fmt: skip
OUTCOMES = ("national", "local", "local-without-criteria", "other-review", "learning-acted-upon")

DECISION_KEYS: tuple[DecisionKey, ...] = (
    DecisionKey("became_aware", "date", "the day the local authority became aware of the incident"),
    DecisionKey("notification_made", "date", "the day the incident was notified to the Panel (and Ofsted)"),
    DecisionKey("meeting_date", "date", "the day of the rapid review meeting"),
    DecisionKey("meeting_time", "text", "when the meeting starts"),
    DecisionKey("meeting_venue", "text", "where it is held, or the link"),
    DecisionKey("chair", "text", "who chairs the meeting"),
    DecisionKey("business_support", "text", "who supports the meeting and answers questions about the forms"),
    DecisionKey("recommendation_date", "date", "the day the recommendation went to the safeguarding partners"),
    DecisionKey("ratified_date", "date", "the day on which the third safeguarding partner ratified the outcome"),
    DecisionKey("submitted_date", "date", "the day the template was sent to the Panel"),
    DecisionKey("review_decided_date", "date", "the day it was decided to start a local review"),
    DecisionKey("publication_date", "date", "the planned day of publication of the review"),
    DecisionKey("participants", "list", "who took part: one line each, Name | Job role | Agency"),
    DecisionKey("observers", "list", "who observed: one line each, Name | Job role | Agency"),
    DecisionKey("omissions", "text", "why an agency that would usually take part did not"),
    DecisionKey("gender", "text", "the child's gender"),
    DecisionKey("other_details", "text", "other key details of the child: disability, care status, faith …"),
    DecisionKey("immediate_safety", "yes-no", "whether all immediate action to keep children safe has been taken"),
    DecisionKey("immediate_safety_details", "text", "what was done, what must be done, when and by whom"),
    DecisionKey("criteria", "list", "the criteria of the statutory guidance that the case may meet", CRITERIA),
    DecisionKey("serious_harm", "text", "the nature of the harm and why it is serious or long-term"),
    DecisionKey("lived_experience", "text", "the child's lived experience and voice"),
    DecisionKey("identity", "text", "how race, culture, faith and ethnicity were considered"),
    DecisionKey("disability", "text", "disability, health and identity: what they meant for the child"),
    DecisionKey("risk_factors", "text", "recognised risk factors, present or absent"),
    DecisionKey("discussion", "text", "the discussion: key practice learning events and why things happened"),
    DecisionKey("police_update", "text", "the update from the police"),
    DecisionKey("long_term_impact", "text", "the long-term impact of the injuries"),
    DecisionKey("themes", "text", "key themes and contextual factors"),
    DecisionKey("national_reviews", "text", "relevant national reviews, or that there are none"),
    DecisionKey("good_practice", "text", "good practice, and whether to spread it"),
    DecisionKey("conclusion", "text", "the conclusion of the rapid review"),
    DecisionKey("immediate_learning", "text", "learning that can be acted upon now, single or multi-agency"),
    DecisionKey("dissemination", "text", "how the learning will be shared and implemented"),
    DecisionKey("actions", "text", "the actions of agencies and of the partnership"),
    DecisionKey("legal_advice", "text", "whether legal advice was sought, and what"),
    DecisionKey("decision", "choice", "the recommendation (Document 4, section 3, a to e)", OUTCOMES),
    DecisionKey("other_review", "text", "which other review (DHR, SAR, MAPPA …), where there is one"),
    DecisionKey("reasons", "text", "the reasons for the recommendation"),
    DecisionKey("additional_learning", "text", "what more could be learned"),
    DecisionKey("no_further_learning", "text", "if no review follows: why no more is to be learned"),
    DecisionKey("national_review", "yes-no", "whether a national review is thought necessary"),
    DecisionKey("national_review_reasons", "text", "why, or why not"),
    DecisionKey("ratified_icb", "text", "who ratified for the Integrated Care Board: name and role"),
    DecisionKey("ratified_police", "text", "who ratified for the police: name and role"),
    DecisionKey("ratified_local_authority", "text", "who ratified for the local authority: name and role"),
    DecisionKey("scrutineer", "text", "the independent chair or scrutineer who endorses the template"),
    DecisionKey("panel_chair", "text", "the name of the Panel's chair, for the letter"),
    DecisionKey("signatory", "text", "who signs the letters, and their role"),
    DecisionKey("review_team", "list", "the review team: one line each, Name | Role | Organisation"),
    DecisionKey("time_period_reason", "text", "why the review looks at this time period"),
    DecisionKey("family_plan", "text", "how children and family are invited to the review, by whom, with what support"),
    DecisionKey("family_contact", "text", "whom the family rings about the review: name and telephone number"),
    DecisionKey("parallel_investigations", "text", "investigations beside the review, and what they mean for it"),
    DecisionKey("other_considerations", "text", "race, culture, language, religion and other matters for the review"),
    DecisionKey("review_returns_date", "date", "the day agreed with the lead reviewer for agencies' reports"),
    DecisionKey("workshop_date", "date", "the day of the reflective learning workshop"),
    DecisionKey("workshop_time", "text", "when the workshop starts and ends"),
    DecisionKey("workshop_venue", "text", "where the workshop is held, or the link"),
    DecisionKey("feedback_date", "date", "the day of the feedback session for practitioners"),
)
DATE_KEYS = tuple(entry.key for entry in DECISION_KEYS if entry.kind == "date")
