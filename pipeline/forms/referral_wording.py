"""The printed wording of the referral for consideration. Source: Document 1a."""

from pipeline.forms.completed_by import AS_GRID, AS_LABELS
from pipeline.forms.prompts import Grid, Prompt, Wording

HEADINGS = (
    "title", "criteria", "background_heading", "agency_referral", "lead_heading", "section_1", "child_heading",
    "family_heading", "agencies_heading", "section_2", "events_heading", "section_3",
)  # fmt: skip
TELLING = (
    "child_name", "date_of_referral", "agency_referral", "lead_heading", "child_heading", "looked_after",
    "child_protection_plan", "open_to_social_care", "incident", "incident_address", "carer_at_incident",
    "criminal_investigation", "coroner", "adult_safeguarding", "family_heading", "siblings_safeguarded", "outline",
    "reason",
    "events_heading", "further_information", "family", "other_agencies",
)  # fmt: skip
CHILD_FACTS = (
    "ethnicity", "home_address", "gender", "religion", "disability", "looked_after", "child_protection_plan",
    "open_to_social_care", "incident_address", "carer_at_incident", "criminal_investigation", "coroner",
    "adult_safeguarding",
)  # fmt: skip
_PURPOSE = (
    "Criteria for Child Safeguarding Practice Reviews",
    "Serious child safeguarding cases are those in which:",
    "abuse or neglect of a child is known or suspected and",
    "the child has died or been seriously harmed",
    "Serious harm includes (but is not limited to) serious and/or long-term impairment of a child’s mental health or "
    "intellectual, emotional, social or behavioural development. It should also cover impairment of physical health.",
    "Any individual or organisation working with children should inform the relevant Safeguarding Partners of any "
    "incident they think should be considered for a Child Safeguarding Practice Review using this form.",
    "Professionals should discuss the case with their agency’s designated safeguarding lead/officer to help formulate "
    "the rationale. If you need advice completing this form please contact us: our phone and email address are "
    "included at the end of this form. A referral should be made as soon as possible after the serious incident "
    "occurs.",
    "PLEASE NOTE: The information you provide will be used to help establish whether the case meets the criteria for a "
    "Child Safeguarding Practice Review or other type of learning review.",
    "PLEASE NOTE: This should only include key events and DOES NOT need to be a detailed chronology at this stage.",
    "NOTE: THE ABOVE SHOULD FOLLOW A DISCUSSION WITH A NOMINATED MANAGER OR SAFEGUARDING LEAD / OFFICER IN YOUR "
    "AGENCY.",
    "Insert here the contact details of those who can provide advice on the completion of this form and also the "
    "details of the email address to which the form should be submitted.",
    "A multi-agency Rapid Review of your referral will be undertaken and you will be informed of the outcome.",
)
_FRONT = (
    Prompt("title", ("Referral for consideration for a Child Safeguarding Practice Review", "Referral Form")),
    *(Prompt("", (text,)) for text in _PURPOSE),
    Prompt("background_heading", ("Background Information",)),
    Prompt("child_name", ("Name of Child",)),
    Prompt("date_of_referral", ("Date of Referral",)),
    Prompt("agency_referral", ("Agency Referral",), opens="referrer"),
    Prompt(
        "lead_heading",
        (
            "Please give the details of the designated safeguarding lead/officer with whom you have discussed the case",
            "Please give the details of the designated safeguarding lead",
        ),
        opens="lead",
    ),
    *(Prompt(one.key, one.wordings, sections=("referrer", "lead")) for one in AS_LABELS),
    Prompt(
        "section_1",
        ("Section 1: Brief Overview of Child and Family Composition", "Brief Overview of Child and Family Composition"),
        opens="1",
    ),
    Prompt("child_heading", ("Child’s Details",), opens="1"),
)
_CHILD = (
    Prompt(
        "date_of_birth",
        ("Date of Birth & Age", "Date of Birth and Age", "Date of Birth", "D.O.B", "DOB"),
        sections=("1",),
    ),
    Prompt("nhs_number", ("NHS Number (if known)", "NHS Number", "National Health Number"), sections=("1",)),
    Prompt("also_known_as", ("Also Known As",), sections=("1",)),
    Prompt("home_address", ("Home Address",), sections=("1",)),
    Prompt("gender", ("Gender", "Sex"), sections=("1",)),
    Prompt("ethnicity", ("Ethnic Origin", "Ethnicity"), sections=("1",)),
    Prompt("religion", ("Faith/Religion", "Religion", "Faith"), sections=("1",)),
    Prompt("disability", ("Disability",), sections=("1",)),
    Prompt("looked_after", ("Is the child/young person looked after?",)),
    Prompt(
        "child_protection_plan",
        (
            "Is the child/young person currently subject to a child protection plan, or have they been previously? (If "
            "so when, for what and for how long?)",
            "Is the child/young person currently subject to a child protection plan, or have they been previously?",
            "Is the child/young person currently subject to a child protection plan",
        ),
    ),
    Prompt(
        "open_to_social_care",
        (
            "Is the child/young person open to Children’s Social Care or a Children & Families Practice (if so, who is "
            "the lead practitioner)?",
            "Is the child/young person open to Children’s Social Care",
        ),
    ),
    Prompt(
        "incident",
        ("Date of Death or Serious Incident (please specify which)", "Date of Death or Serious Incident"),
    ),
    Prompt("incident_address", ("Address of location of incident", "Location of incident")),
    Prompt("carer_at_incident", ("Carer at time of incident",)),
    Prompt(
        "criminal_investigation",
        (
            "Is this case known to be the subject of a criminal investigation? (If so, who is the lead investigator?)",
            "Is this case known to be the subject of a criminal investigation?",
        ),
    ),
    Prompt(
        "coroner",
        (
            "Is this case known to be the subject of a Coroner’s Inquiry? (If so, who is the key contact?)",
            "Is this case known to be the subject of a Coroner’s Inquiry?",
        ),
    ),
    Prompt(
        "adult_safeguarding",
        (
            "Are there any adult safeguarding concerns and have these been shared via an Adult referral form? (If so, "
            "who is the key contact?)",
            "Are there any adult safeguarding concerns and have these been shared via an Adult referral form?",
        ),
    ),
)
_AFTER = (
    Prompt("family_heading", ("Details of Family Members and any Significant Others",), opens="1.2"),
    Prompt(
        "siblings_safeguarded",
        (
            "What action has been undertaken to safeguard and protect any siblings of the child who is the subject of "
            "this referral?",
        ),
        opens="1.2",
    ),
    Prompt("agencies_heading", ("Other Agencies Known to be Involved",), opens="1.3"),
    Prompt("", ("include whether current or not",)),
    Prompt("section_2", ("Section 2: Case Background", "Case Background"), opens="2"),
    Prompt(
        "outline",
        (
            "Please provide a brief outline of the child and family circumstances and the incident that triggered this "
            "referral",
            "Please provide a brief outline of the child and family circumstances",
        ),
        opens="2",
    ),
    Prompt(
        "reason",
        (
            "Please outline why you are making this referral. What areas of practice are you concerned about? Have you "
            "identified any immediate learning?",
            "Please outline why you are making this referral",
        ),
        opens="2",
    ),
    Prompt("", ("What areas of practice are you concerned about?",)),
    Prompt("", ("Have you identified any immediate learning?",)),
    Prompt(
        "events_heading",
        ("Please use the chronology table below to outline any events around the time of the incident",),
        opens="2",
    ),
    Prompt(
        "further_information",
        (
            "Please add any additional information you think may be relevant and may assist decision-making",
            "Please add any additional information",
        ),
        opens="2",
    ),
    Prompt(
        "section_3", ("Section 3: Advice and Submission of this Form", "Advice and Submission of this Form"), opens="3"
    ),
)
FAMILY = Grid(
    "family",
    (
        ("name_and_address", ("Name and Address", "Name & Address", "Name")),
        ("relationship", ("Relationship to Child", "Relationship")),
        ("date_of_birth", ("Date of Birth", "D.O.B", "DOB", "Date of Birth & Age")),
        ("legal_status", ("Legal Status",)),
        ("ethnicity", ("Ethnic Origin", "Ethnicity")),
    ),
    needed=3,
)
AGENCIES = Grid(
    "other_agencies",
    (
        ("agency", ("Agency",)),
        ("contact", ("Contact Details: Address, Telephone and E-mail", "Contact Details")),
        (
            "reason",
            ("Reason for involvement (include whether current or not)", "Reason for involvement"),
        ),
    ),
    needed=2,
    sections=("1", "1.2", "1.3"),
)
EVENTS = Grid(
    "events",
    (
        ("when", ("Date and Time", "Date & Time", "Date/Time")),
        ("date", ("Date",)),
        ("time", ("Time",)),
        ("event", ("Event", "Key event", "Events")),
    ),
    needed=2,
    sections=("2",),
)

WORDING = Wording((*_FRONT, *_CHILD, *_AFTER), (FAMILY, AGENCIES, EVENTS, AS_GRID))
