"""The printed wording of the information report. Source: Document 14."""

from pipeline.forms.completed_by import AS_GRID, AS_LABELS
from pipeline.forms.prompts import Prompt, Wording

HEADINGS = (
    "title", "background_heading", "author_heading", "endorser_heading", "section_1", "section_2", "section_3",
    "section_4", "section_5", "sources_heading", "summary_heading", "single_agency",
)  # fmt: skip
TELLING = (
    "child_or_reference", "agency_name", "date_completed", "endorser_heading", "date_endorsed", "parallel",
    "files_secured",
    "documents_reviewed", "interviews", "confirmed", "corrections", "context", "analysis", "key_learning",
    "actions_implemented", "actions_planned", "multi_agency_learning", "further_information",
)  # fmt: skip
_PURPOSE = (
    "Purpose of this Information Report",
    "When a Local Child Safeguarding Practice Review is commissioned, relevant agencies may be asked to complete an "
    "Information Report, along with chronologies of their agency’s involvement in the case and any organisational "
    "changes that took place within the time period being examined. The Information Report is designed to analyse the "
    "agency’s involvement with the child and family and any themes that have emerged. The aim is to:",
    "allow agencies to look openly and critically at individual and organisational practice, and the context within "
    "which people were working;",
    "describe actions that have already been taken;",
    "identify examples of good practice in agencies;",
    "identify any potential learning for the agency or for multi-agency arrangements.",
    "Information Reports are not part of any disciplinary inquiry or process relating to individual practitioners. Any "
    "disciplinary action should be conducted in line with individual agencies’ established procedures and should be "
    "undertaken separately from the review.",
    "Disclosure of Information Reports",
    "Agencies should be aware that a request may be made by the police or court for disclosure of chronologies or "
    "Information Reports when information is being gathered for a criminal case. If requested, we will not provide a "
    "copy of your documents but will, instead, forward your contact details to the Officer seeking disclosure so that "
    "direct contact can be made.",
    "Quality Assurance and Agency Sign Off",
    "Information Reports must be endorsed by a Senior Manager before being submitted.",
    "Before completing this form, it is essential that you read both the attached ‘Case Summary’ and the ‘Guidance "
    "Notes on Completing an Information Report’. You should regularly refer to both these documents when completing "
    "this form.",
    "In particular, please ensure that you specifically address the identified ‘Key Lines of Enquiry’ and the ‘Agency "
    "Specific Issues’ that are outlined on the Case Summary document.",
    "NOTE: To maintain independence, neither the individual completing this report nor the Senior Officer endorsing it "
    "should have had any direct involvement in this case.",
    "I confirm that the individual completing this report has had no previous operational involvement in the "
    "management of this case.",
)
_WITHIN = (
    "If yes, please state the type of investigation and, where relevant, give the name and contact detail of the "
    "individual leading or co-ordinating the investigation.",
    "Before completing this section, please refer to the advice in the ‘Guidance Notes on Completing an Information "
    "Report’.",
    "An explanation should be included of any documents not seen and the reason why",
    "This may include information about the agency’s involvement with the victim, perpetrator, family member or any "
    "significant others or information about organisational factors that may have influenced events",
    "Before completing this section, please refer to the questions in the ‘Guidance Notes on Completing an Information "
    "Report’. In your answer you must:",
    "report why actions did or did not take place;",
    "consider the events that occurred, the decisions made, and the actions taken or not and assess practice against "
    "guidance and relevant legislation;",
    "address the ‘Key Lines of Enquiry’ and ‘Agency Specific Issues’ outlined in the attached Case Summary;",
    "complete analysis in respect of key critical factors, which are not otherwise covered by the prompts above.",
    "Are there lessons from this case relating to the way in which this agency works to safeguard children and promote "
    "their welfare, or the way it identifies, assesses and manages the risks posed by perpetrators?",
    "Where can practice be improved?",
    "Are there implications for ways of working, training, management and supervision, working in partnership with "
    "other agencies and resources?",
    "What actions will your agency be taking as a response to learning from this case?",
    "What actions to improve multi-agency working do you wish the Review Team to consider as a result of this case?",
    "Insert here the contact details of those who can provide advice on the completion of this form and also the "
    "details of the email address to which the form should be submitted.",
    "The Independent Lead Reviewer and other members of the Review Team will evaluate each Information Report as part "
    "of the process of identifying learning from this case. You will be notified of any discrepancies and may be "
    "requested to provide further information, either in writing or by attending a meeting.",
)
_FRONT = (
    Prompt("title", ("Information Report",)),
    *(Prompt("", (text,)) for text in (*_PURPOSE, *_WITHIN)),
    Prompt("background_heading", ("Background Information",)),
    Prompt("child_or_reference", ("Name of Child / Case Reference", "Case Reference", "Name of Child")),
    Prompt("agency_name", ("Name of Agency Completing this Form", "Name of Agency")),
    Prompt("author_heading", ("Contact Details of Individual Completing this Form",), opens="author"),
    Prompt("date_completed", ("Date form completed", "Date completed")),
    Prompt("endorser_heading", ("Contact Details of Senior Officer Endorsing this Form",), opens="endorser"),
    Prompt(
        "date_endorsed",
        (
            "Date Information Report endorsed by agency senior officer",
            "Date endorsed by agency senior officer",
            "Date endorsed",
        ),
    ),
    *(Prompt(one.key, one.wordings, sections=("author", "endorser")) for one in AS_LABELS),
)
_EVIDENCE = (
    Prompt(
        "section_1",
        (
            "Section 1: Sources of Evidence and Agency Understanding of the Case",
            "Sources of Evidence and Agency Understanding of the Case",
        ),
        opens="1",
    ),
    Prompt("", ("Parallel Processes and Investigations",), opens="1"),
    Prompt(
        "parallel",
        (
            "Is your organisation undertaking an internal, multi-agency or parallel review process related to this "
            "case (such as misconduct hearing, serious untoward incident, Independent Police Complaints Investigation "
            "etc.)?",
            "Is your organisation undertaking an internal, multi-agency or parallel review process related to this "
            "case",
        ),
        opens="1",
    ),
    Prompt(
        "parallel_details",
        (
            "If yes, please state the type of investigation and, where relevant, give the name and contact detail of "
            "the individual leading or co-ordinating the investigation.",
            "If yes, please state the type of investigation",
        ),
        opens="1",
    ),
    Prompt("sources_heading", ("Sources of Information",), opens="1", sections=("author", "endorser", "1")),
    Prompt(
        "files_secured",
        ("Please give the date that files were secured and by whom", "Date that files were secured and by whom"),
        opens="1",
    ),
    Prompt(
        "documents_reviewed",
        ("Please list the documents that were reviewed in putting together this report",),
        opens="1",
    ),
    Prompt("interviews", ("Give details of interviews undertaken", "Details of interviews undertaken"), opens="1"),
    Prompt(
        "summary_heading",
        ("Summary of Agency involvement with the child and family who are the subject of this review",),
        opens="1",
    ),
    Prompt(
        "confirmed",
        (
            "Please tick to confirm you have reviewed the details of the victim, perpetrator, family and significant "
            "others in the attached ‘Case Summary’",
            "Please tick to confirm you have reviewed the details",
        ),
        opens="1",
    ),
    Prompt(
        "corrections",
        (
            "Please include any corrections and additional information your agency has on the victim, perpetrator, "
            "family or significant others involved in this case",
            "Please include any corrections and additional information",
        ),
        opens="1",
    ),
    Prompt(
        "context",
        (
            "Please include any contextual information relevant to this case that has not be captured elsewhere",
            "Please include any contextual information relevant to this case that has not been captured elsewhere",
        ),
        opens="1",
    ),
)
_LEARNING = (
    Prompt("section_2", ("Section 2: Analysis of Involvement", "Section 2"), opens="2"),
    Prompt("analysis", ("Analysis of Involvement",), sections=("1", "2")),
    Prompt("section_3", ("Section 3: Potential Learning", "Section 3"), opens="3"),
    Prompt("good_practice", ("Good Practice identified in this case",), opens="3"),
    Prompt("key_learning", ("Key Learning Points", "Key Learning"), opens="3", sections=("2", "3")),
    Prompt("single_agency", ("Single Agency Learning",), sections=("2", "3")),
    Prompt("actions_implemented", ("Actions that have already been implemented",), sections=("2", "3")),
    Prompt("actions_planned", ("Actions planned",), sections=("2", "3")),
    Prompt("multi_agency_learning", ("Multi-Agency Learning", "Multi Agency Learning"), sections=("2", "3")),
    Prompt("section_4", ("Section 4: Other Relevant Information", "Section 4"), opens="4"),
    Prompt(
        "further_information",
        (
            "Please include any other relevant information that you wish to bring to the attention of the Independent "
            "Lead Reviewer / Review Team",
            "Please include any other relevant information",
        ),
        opens="4",
    ),
    Prompt("section_5", ("Section 5: Advice and Submission of this Form", "Section 5"), opens="5"),
)

WORDING = Wording((*_EVIDENCE, *_FRONT, *_LEARNING), (AS_GRID,))
