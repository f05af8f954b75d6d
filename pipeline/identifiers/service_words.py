"""How schools, surgeries, streets and postcodes are written in England: patterns that roster and recognisers share."""

import re

_WORD = r"(?:St\.?|[A-Z][\w'&-]*)"
_NAME = rf"{_WORD}(?:[ \t]+(?:(?:of|the|and|&|on|in|upon|de|le)[ \t]+)?{_WORD}){{0,5}}"

SCHOOL_KIND = (
    r"(?:(?:C\.?[ ]?of[ ]?E\.?|CofE|CE|RC|Catholic|Community|Church of England|Roman Catholic|Voluntary Aided|VA|"
    r"Free|Special|Grammar|"
    r"Primary|Junior|Infants?|Infant and Nursery|First|Middle|Secondary|High|Upper|Lower|Sixth Form|Independent|"
    r"Preparatory|Prep)[ \t]+)*"
    r"(?:Schools?|Academy|Nursery School|Nursery|College|Pre-?[Ss]chool|Playgroup|Children's Centre|Pupil Referral "
    r"Unit|"
    r"PRU|Kindergarten|Montessori)"
)
SCHOOL = re.compile(rf"\b(?P<name>{_NAME})(?:'s)?[ \t]+(?P<kind>{SCHOOL_KIND})\b")
SAINTS_SCHOOL = re.compile(rf"\b(?P<name>St\.?[ \t]+[A-Z][\w']+)[ \t]+(?P<kind>{SCHOOL_KIND})\b")

HEALTH_KIND = (
    r"(?:Surgery|Medical (?:Centre|Practice|Group)|Health(?: and Wellbeing)? Centre|Family Practice|Group Practice|"
    r"GP Practice|"
    r"(?:(?:General|Royal|Community|Children's|District|University|Women's|Heartlands|Cottage|Memorial|County|City|"
    r"Manor|Infirmary)[ \t]+)*"
    r"Hospital|Infirmary|Clinic|Hospice|Pharmacy|Walk-?[Ii]n Centre|Dental (?:Practice|Surgery|Care)|Birth(?:ing)? "
    r"Centre|Ward)"
)
HEALTH = re.compile(rf"\b(?P<name>{_NAME})(?:'s)?[ \t]+(?P<kind>{HEALTH_KIND})\b")
WARD = re.compile(r"\bWard[ \t]+(?:\d{1,2}[A-Z]?|[A-Z]\d{1,2})\b")

STREET_KIND = (
    r"(?:Street|Road|Lane|Avenue|Close|Drive|Crescent|Grove|Gardens?|Place|Terrace|Court|Way|Walk|Square|Mews|Rise|Row|"
    r"Hill|Park|Green|View|Parade|Croft|Meadows?|Fields?|House|Tower|Heights|Mount|Broadway|Wharf|Quay|Yard|Gate|"
    r"Path|Vale|"
    r"Fold|Hollow|Dell|Ridge|Side|Bank|End|Estate|Flats|Buildings|Villas|Cottages?|Farm|Rd|St|Ave|Cres|Dr|Ln|Cl|"
    r"Gdns|Pl|Sq|Tce)"
)
STREET_NAME = re.compile(
    rf"\b(?P<street>(?:(?:The|Upper|Lower|Old|New|Great|Little|North|South|East|West|St\.?)[ \t]+)?"
    rf"[A-Z][a-z'-]+(?:[ \t]+[A-Z][a-z'-]+){{0,2}}[ \t]+{STREET_KIND})\b(?!\.\w)"
)
HOUSE_NUMBER = re.compile(
    r"(?:\b(?:(?:Flat|Apartment|Apt\.?|Room|Unit|"
    r"Flt)[ \t]+\w{1,4},?[ \t]+(?:[\w' ]{3,25},[ \t]*)?)?(?:No\.?[ \t]?)?\d{1,4}[A-Za-z]?,?[ \t]+|"
    r"\b(?:Flat|Apartment|Apt\.?|Flt)[ \t]+\w{1,4},?[ \t]+)$"
)
POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|(?:[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9]|[0-9][A-HJKPSTUW]|"
    r"[A-HK-Y][0-9][ABEHMNPRV-Y])))"
    r"[ \t]{0,2}[0-9][ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)
OUTWARD = re.compile(r"\b(?:[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKPSTUW]?)\b")
