"""The words by which rows speak of an agency's staff, places and papers, by the code of its kind (`agency_words`).

Source: domain notes, section 6, and the ways in which agencies write of each other in chronologies.
"""

STAFF: dict[str, tuple[str, ...]] = {
    "CSC": (
        "sw",
        "sws",
        "asw",
        "duty sw",
        "duty social worker",
        "out of hours social work",
        "out of hours worker",
        "disabled childrens team",
        "dct",
        "allocated worker",
        "allocated social worker",
        "local authority",
        "social work",
        "duty and advice",
        "duty team",
    ),
    "HV": ("hv", "hvs"),
    "SN": ("sn", "school nursing"),
    "YJS": ("yjs", "youth justice worker", "youth justice case manager", "yot worker"),
    "EDU": (
        "pru",
        "head of care",
        "school staff",
        "dsl",
        "ddsl",
        "headteacher",
        "head teacher",
        "deputy head",
        "pastoral lead",
        "class teacher",
        "senco",
        "head of year",
        "attendance officer",
        "safeguarding lead",
        "form tutor",
    ),
    "GP": ("own gp", "practice nurse", "gps"),
    "MID": ("community midwife", "cmw", "mw", "labour ward", "antenatal clinic"),
    "ACU": (
        "ed",
        "paediatrician",
        "paediatric registrar",
        "ward",
        "paeds",
        "named doctor",
        "paediatric consultant",
        "miu",
        "minor injuries unit",
        "picu",
        "childrens assessment unit",
        "resus",
        "hdu",
        "childrens ward",
        "paed liaison",
        "paediatric liaison",
        "liaison nurse",
    ),
    "POL": (
        "pc",
        "dc",
        "ds",
        "detective sergeant",
        "detective constable",
        "mpt",
        "two officers",
        "police officers",
        "uniformed officers",
        "officer in case",
        "oic",
        "pcso",
        "cid",
        "roads policing",
        "custody suite",
        "custody sergeant",
    ),
    "PRO": ("probation practitioner", "offender manager", "community offender manager", "com"),
    "AMB": ("ambulance crew", "crew", "paramedic", "ambulance control"),
    "CAF": ("guardian", "childrens guardian"),
    "DA": ("domestic abuse worker",),
    "AMH": ("perinatal team", "cmht", "community mental health team", "crisis team", "home treatment team", "cpn"),
    "HOU": ("landlord", "housing officer", "tenancy officer"),
}
"""Words for an agency's staff and places: they name it in a row, though no return is called so."""
PAPERS: dict[str, tuple[str, ...]] = {
    "POL": ("ppn", "ppns", "vpa", "vcn", "operation encompass", "encompass", "merlin", "public protection notice"),
    "ACU": ("discharge summary", "hospital discharge letter", "ed letter", "ed slip", "ed notification", "a&e letter"),
    "MID": ("maternity discharge", "maternity discharge summary", "birth notification"),
    "DA": ("marac form",),
}
"""Papers that come from one agency only: who has one has it from there."""
STANDS_IN = {"MID": "ACU", "SN": "HV"}
"""Where a case has no return of its own for the first, its staff are the second's."""
ALSO_NAMED = {
    "GP": ("and partners", "doctors", "medical centre", "health centre", "medical group", "practice"),
    "CMH": ("child mental health",),
    "HV": ("0 19", "public health nursing"),
    "CSC": ("children and families", "children and family", "childrens social work service"),
    "EDU": ("primary", "infants", "junior", "pru", "pupil referral unit", "sixth form"),
    "ACU": ("infirmary", "minor injury unit", "minor injuries unit"),
    "HOU": ("homes", "tenancy services"),
    "SUB": ("recovery",),
    "EH": ("family support",),
}
"""Words in the name of an agency that say what it is, though no row would call it so."""
EVERYDAY = frozenset(
    {
        "the", "and", "of", "for", "nhs", "trust", "service", "services", "team", "general", "royal", "county", "city",
        "north", "south", "east", "west", "national", "local", "district", "borough", "council", "group", "house",
        "partners", "practice", "centre", "health", "children", "childrens", "young", "people", "community", "family",
        "families", "support", "home", "homes", "care", "adult", "united", "first", "street", "road", "authority",
        "board", "integrated", "foundation", "university", "looked", "after", "safe", "youth", "justice",
    }
)  # fmt: skip
ROLES = frozenset(
    {"sw", "social worker", "hv", "health visitor", "pc", "dc", "ds", "detective sergeant", "detective constable",
     "midwife", "community midwife", "idva", "school nurse", "probation officer", "housing officer", "guardian",
     "offender manager", "dsl", "allocated worker", "family support worker", "cpn", "duty sw"}
)  # fmt: skip
