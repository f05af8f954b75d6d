"""The invented family and agencies of the example case. Nobody here exists; the telephone numbers and NHS numbers are
from the ranges kept for fiction and for testing, the postcode area does not exist."""

from dataclasses import dataclass, field

REFERENCE = "DEMO-2026-014"
CHILD = "Kofi Adeyemi-Marsh"
SUMMARY = (
    "Kofi, aged two, was taken to hospital by ambulance on the evening of 27 February 2026 with a serious head injury and "
    "healing fractures. His mother and her partner gave differing accounts. He remains in intensive care and long-term "
    "impairment is likely. His half-sister and baby sister are with their maternal grandmother."
)
PERIOD = "1 March 2024 to 27 February 2026"


@dataclass(frozen=True)
class Relative:
    """One block of Section 1."""

    heading: str
    name: str
    known_as: str = ""
    ethnicity: str = ""
    nhs: str = ""
    born: str = ""
    address: str = "14 Larkfield Close, Westmere, WQ7 4LN"
    previous: str = ""


FAMILY = (
    Relative("SUBJECT CHILD:", CHILD, "Koko", "Mixed: White and Black African", "999 014 0006", "14/11/2023"),
    Relative("MOTHER:", "Leanne Marsh", "Lee", "White British", "999 014 0014", "03/06/1999",
             previous="Flat 6, Cooper's Yard, Westmere, WQ2 8RD"),
    Relative("FATHER:", "Tunde Adeyemi", "", "Black African", "999 014 0022", "22/01/1996",
             "31 Saltworks Lane, Westmere, WQ3 1TB", "14 Larkfield Close, Westmere, WQ7 4LN"),
    Relative("SIBLING:", "Ellie Marsh", "", "White British", "999 014 0030", "04/05/2019"),
    Relative("SIBLING:", "Zara Marsh", "", "White British", "999 014 0049", "19/08/2025"),
    Relative("SIGNIFICANT ADULTS / OTHERS:", "Darren Pike (mother's partner)", "", "White British", "999 014 0057",
             "17/09/1992"),
    Relative("SIGNIFICANT ADULTS / OTHERS:", "Sandra Marsh (maternal grandmother)", "", "White British", "", "11/02/1971",
             "8 Tannery Row, Westmere, WQ5 2HE"),
)  # fmt: skip


@dataclass(frozen=True)
class Involvement:
    """What one agency writes into its scoping form."""

    agency: str
    author: str
    post: str
    contact: str
    completed: str
    involvement: str
    analysis: str
    concerns: str
    learning: tuple[tuple[str, str, str, str, str, str], ...] = ()
    others: str = ""
    further: str = ""
    anomalies: dict[str, dict[str, str]] = field(default_factory=dict)


SCOPING = (
    Involvement(
        "Westmere Police", "Priya Ramaswamy", "Detective Inspector, Public Protection", "01632 960101, p.ramaswamy@westmere-police.example",
        "06/03/2026",
        "Officers came to the home or were told about it on seven occasions between April 2024 and January 2026. Five public "
        "protection notices were shared. Mr Pike was arrested in October 2025 and again on 26 January 2026.",
        "Notices were graded one at a time. Bail conditions that bore on the safety of the children stayed inside the force.",
        "Intelligence about Mr Pike reached the hub five weeks after it was received.",
        (
            ("Notices are graded without the history", "Show earlier notices on the grading screen", "Head of Public Protection", "30/06/2026", "Change request accepted", "A"),
            ("Bail conditions are not shared", "Add the hub to the bail notification list", "Custody Inspector", "01/04/2026", "In place since 5 March", "G"),
        ),
        "Turning Tide drug service may know Mr Pike.",
        "Criminal investigation is under way; please agree any contact with witnesses with the senior investigating officer.",
    ),
    Involvement(
        "Westmere Integrated Care Board", "Dr Hannah Oyelaran", "Designated Doctor", "01632 960102",
        "09/03/2026",
        "The family is registered with Millbrook Surgery. Kofi missed his twelve month and two year vaccinations. Three hospital "
        "letters about injuries were filed. Mother was treated for low mood from June 2024.",
        "Each injury letter was coded as an accident and none was read beside the others.",
        "Nobody in the practice spoke with the health visitor between the quarterly meetings.",
        (("Injury letters are filed unread", "Clinician reads every injury letter of a child under five", "Practice Safeguarding Lead", "May 2026", "", "R"),),
        "",
        "",
        {"SUBJECT CHILD:": {"born": "14/11/2032"}},
    ),
    Involvement(
        "Westmere Children's Services", "Marcus Achterberg", "Head of Service, Assessment", "01632 960103",
        "06/03/2026",
        "Three contacts were closed in 2024. An assessment followed a police referral in January 2025 and a child in need plan ran "
        "until January 2026. Three social workers held the case. It was open again from 27 January 2026.",
        "Visits were counted but what the children said did not change the plan. The father was never spoken to.",
        "Step down went ahead though the school disagreed.",
        (
            ("Children are not seen alone", "Monthly audit of visits with time alone", "Principal Social Worker", "30/04/2026", "First audit done", "A"),
            ("Disagreement is not escalated", "Relaunch the escalation procedure with schools", "Partnership Manager", "31/05/2026", "", "R"),
            ("Fathers are left out of assessments", "Assessment cannot be signed off without a father's view or a reason", "Head of Service", "30/09/2026", "", ""),
        ),
        "Probation knew Mr Pike; we learned of this on 28 February.",
        "",
    ),
    Involvement(
        "Westmere Community Health NHS Trust", "Fatima Al-Rashid", "Named Nurse", "01632 960104",
        "05/03/2026",
        "Health visiting knew the family from the new birth visit in November 2023. Of eleven planned contacts for Kofi six took "
        "place. A referral was e-mailed to Children's Services on 3 June 2025.",
        "Growth fell over three centiles in fourteen months and was met with advice only.",
        "We had no reply to our referral of 3 June 2025 and did not ask again.",
        (("Missed reviews are not followed up", "Was-not-brought policy with a face to face check", "Head of Health Visiting", "30/06/2026", "", "A"),),
        "",
        "",
        {"MOTHER:": {"name": "Leanne Marsch"}},
    ),
    Involvement(
        "Westmere University Hospitals", "Dr Olumide Bright", "Named Doctor", "01632 960105",
        "10/03/2026",
        "Kofi attended the emergency department three times before February 2026: fever (July 2024), a burn (February 2025), a "
        "swollen lip (November 2025). Mother booked late in her last pregnancy.",
        "The check with Children's Services was not made on 10 February 2025.",
        "Attendances were looked at one by one.",
        (("No alert after a second injury", "Automatic flag in the emergency record", "Clinical Director", "31/07/2026", "Specification written", "A"),),
        "",
        "",
    ),
    Involvement(
        "Larkfield Primary School", "Gwen Tillotson", "Designated Safeguarding Lead", "01632 960106",
        "04/03/2026",
        "Ellie has been a pupil since September 2023. Staff recorded her words on ten occasions and made one referral, on 12 June 2025.",
        "Ellie told us plainly what life at home was like. We passed it on each time and did not use the escalation procedure.",
        "We were not told of the police visits before January 2025.",
        (("Escalation was not used", "Training for safeguarding leads", "Head Teacher", "15/05/2026", "Booked", "G"),),
        "Sunbeam Nursery (Kofi).",
        "",
    ),
    Involvement(
        "Sunbeam Nursery", "Chidinma Eze", "Manager", "01632 960107",
        "05/03/2026",
        "Kofi attended two mornings a week from January to December 2025. Accident forms record a dressing, a bruise to his lower back and a healing lip.",
        "The bruise seen on 14 May 2025 should have been referred the same day.",
        "We were not part of the child in need plan.",
        (("Bruising protocol not known", "All staff trained", "Manager", "31/03/2026", "Done 3 March", "G"),),
        "",
        "",
        {"SUBJECT CHILD:": {"nhs": "999 014 0007"}},
    ),
    Involvement(
        "Westmere Homes", "Declan O'Sheridan", "Tenancy Services Manager", "01632 960108",
        "06/03/2026",
        "Ms Marsh has been our tenant since February 2023. We visited four times and received six complaints of noise.",
        "Complaints were handled as nuisance.",
        "Complaint of 23 June 2025 about a child crying was not shared.",
        (),
        "",
        "",
    ),
    Involvement(
        "West Counties Ambulance Service", "Ingrid Halvorsen", "Safeguarding Lead", "01632 960109",
        "03/03/2026",
        "Ten calls about the family in the review period, two of them attended.",
        "Crew on 28 July 2025 saw poor home conditions with a pregnant woman and made no referral.",
        "None identified.",
        (),
        "",
        "",
    ),
    Involvement(
        "Westmere Probation Service", "Tomasz Wrobel", "Senior Probation Officer", "01632 960110",
        "09/03/2026",
        "Mr Pike was on licence from September 2024 to September 2025 and gave Larkfield Close as an address in November 2024.",
        "The officer did not ask which children lived there.",
        "No contact with Children's Services in the whole of the licence.",
        (("Address checks do not ask about children", "Home address form changed", "Head of Unit", "30/04/2026", "", "A"),),
        "",
        "",
        {"SIGNIFICANT ADULTS / OTHERS:": {"born": "19/07/1992"}},
    ),
)  # fmt: skip
