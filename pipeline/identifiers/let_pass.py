"""What is let pass: words that name no person, titles of guidance and laws, national bodies, authors in references.

Roles, meetings and guidance written with capitals are where language models err most, and a reader's patience ends.
"""

import re
from collections.abc import Iterator

from pipeline.identifiers.known import Roster
from pipeline.identifiers.name_forms import parts_of
from pipeline.identifiers.normalise import fold

GENERIC = frozenset(
    """a about abuse academy access accident accommodation act action actions acute additional address adolescent adult adults advice advocate
    after age agencies agency all allegation an analysis and annex ante antenatal appendix appointment april area arrangements as assessment
    assistant asthma at attendance august authority autumn baby background bank barrister bed before best birth black board body borough boy british brother
    brothers building bus business by cafcass calendar camhs care carer carers case centre chair chairman chapter charity chief child childcare
    childhood children children's chronology church city civil class clinic clinical co coercive college commissioner commissioning committee common
    communication community concern concerns conclusion conference constabulary constable consent consultant contact contents context control
    coordinator core coroner coroner's council country county court criminal crown culture custody dad data date daughter day days dean decision
    december delay department deputy designated detective development director disability discharge disclosure discussion district doctor document
    domestic drug duty dwp early economic education educational effective emergency england english equality ethnicity evaluation evidence
    executive expert external faith false families family father fathers february female figure final finding findings first force form formal
    foster framework friday friend full further general girl good government gp gps grandad grandfather grandma grandmother grandparent
    grandparents group groups guardian guidance half harm head headteacher health healthcare hearing help her him his history home homes hospital
    hospitals house housing human i ics icb ii iii immigration immunisation impact improvement in incident independent individual infant information
    initial injury inquest inquiry inspection inspector integrated intensive interim international intervention introduction is it its january joint
    judge july june justice juvenile keeping key king king's lac language lead leader learning legal lessons letter level liaison licensing
    life lines local london lord ltd maltreatment manager march maternal maternity may meeting meetings member members mental mid midwife midwifery
    midwives minister ministry monday month mother mothers mum my named nan nana nation national neglect neonatal network new nhs night no non north not
    note notes november nspcc number nurse nurses nursery nursing october of office officer officers ofsted on one operation operational or order
    organisation our out outcome overview paediatric paediatrician panel paper paragraph parent parental parenting parents park part partner
    partners partnership paternal pathway patient people period perinatal permanence person personal perspective phase physical place plan
    planning plans police policies policy post postnatal practice practitioner practitioners pre pregnancy preliminary presenting primary prime
    principal prison private probation procedure procedures process professional professionals programme project protect protecting protection
    protective protocol psychiatrist psychological psychologist public pupil quality quarter queen question questions race rapid recommendation
    recommendations record recording records recovery referral referrals region regional registrar regulations relationship religion report
    reporting reports representative reproductive response responses restorative return returns review reviewer reviewers reviews rights risk
    road role royal rules safe safeguarding safer safety sanctuary saturday school schools scope scoping scrutineer scrutiny secretary section senior
    september sergeant serious service services sexual she sibling siblings signs single sister sisters site social society solicitor son south
    special specialist spring staff stage standard standards state statement station statutory step strategic strategy student
    students subject substance sudden summary summer sunday supervision supervisor support systems table task team teams template terms the their them theme themes
    they third threshold thresholds through thursday time timeline timescale toolkit training transition trauma trust tuesday two uk uncle
    understanding unexpected united unit universal university up update vaccination victim video violence visit visiting visitor visitors voice
    voluntary volunteer vulnerable ward we wednesday week well welfare west what when where which white who whole why will winter witness
    with woman women work worker workers workforce working workshop year years you young youth zone second third fourth fifth aunt auntie
    teacher tutor registrar detective dc pc ds di dci sgt hv sw dr mr mrs ms miss prof mash marac mappa sen ehcp send strengths
    whatsapp facebook snapchat tiktok instagram covid christmas easter ramadan eid diwali zoom teams microsoft word excel google x twitter
    bruise bruising fracture fractures skull rib section schedule annexe footnote source key lado iro cp plo cin tac taf""".split()
)
"""Words that, however capitalised, name nobody. A name made only of such words is none."""

_NATIONAL = re.compile(
    r"(?:Working Together(?: to Safeguard Children)?|Keeping Children Safe in Education|Child Safeguarding Practice Review Panel|"
    r"National Panel|National Child Mortality Database|What Works(?: for)? (?:Children's Social Care|Early Intervention)|Ofsted|"
    r"Care Quality Commission|CQC|NHS England|NSPCC|Barnardo's|Department (?:for|of) [A-Z][\w]+(?: and [A-Z]\w+)*(?: [A-Z]\w+)*|"
    r"Home Office|Ministry of Justice|Secretary of State(?: for [A-Z]\w+)?|National Institute for Health and Care Excellence|NICE|"
    r"Her Majesty's \w+|His Majesty's \w+|HMICFRS|HM \w+|College of Policing|Local Government Association|Research in Practice|"
    r"Crown Prosecution Service|Cafcass|The Lullaby Trust|Lullaby Trust|Social Care Institute for Excellence|SCIE|"
    r"Royal College of [A-Z]\w+(?:(?:,| and| of)? [A-Z]\w+)*|University of [A-Z]\w+|"
    r"(?:Munro|Laming|MacAlister|Wood|Casey|Jay|Bichard|Macpherson|Francis|Cleveland|Rochdale|Rotherham) (?:[Rr]eview|[Ii]nquiry|[Rr]eport)|"
    r"(?:Victoria Climbié|Lord Laming|Eileen Munro|Baroness Casey)(?:'s)?(?: [Ii]nquiry| [Rr]eport| [Rr]eview)?|"
    r"Sarah's Law|Clare's Law|Martha's Rule|Clare Law|Claire's Law|Fraser [Gg]uidelines?|Gillick [Cc]ompeten\w+|"
    r"(?:[A-Z][\w'-]+(?:,)? (?:(?:and|of|to|the|for|in|on) )*){1,8}(?:Act|Regulations|Order|Bill|Convention)(?: \d{4})?\b|"
    r"Graded Care Profile(?: 2)?|Signs of Safety|Operation Encompass|Pathway to Provision|Right Help,? Right Time|"
    r"Strengths and Difficulties Questionnaire|Edinburgh Postnatal Depression Scale|Bristol Stool Chart|ICON|Healthy Child Programme)"
)
_CITATION = re.compile(
    r"\(?(?P<names>[A-Z][\w'-]+(?:(?:,\s(?:[A-Z]\.)*,?\s?|\s(?:and|&)\s)[A-Z][\w'-]+)*(?:,?\set\sal\.?)?)'?s?,?\s\(?(?:19|20)\d{2}[a-z]?\)?(?![/-])(?!\s+(?:at|on)\b)"
)
_MONTH_NAMES = frozenset("January February March April May June July August September October November December Spring Summer Autumn Winter "
                         "Easter Christmas In By Since During Until From Early Late Mid Eid Ramadan Diwali".split())  # fmt: skip


def passed(text: str, roster: Roster) -> Iterator[tuple[int, int, str]]:
    """Stretches of a text that are let pass, each with its reason."""
    for match in _NATIONAL.finditer(text):
        yield match.start(), match.end(), "law, guidance, national body or published inquiry"
    for match in _CITATION.finditer(text):
        if not _MONTH_NAMES.intersection(match["names"].replace(",", " ").split()) and _is_reference(text, match):
            yield match.start("names"), match.end("names"), "author cited in a reference"
    folded = fold(text)
    for phrase, reason in roster.allowed:
        yield from _occurrences(folded, phrase, reason)
        if reason.startswith("reviewer"):
            parts = parts_of(phrase)
            for short in (" ".join((*parts.given[:1], *parts.last)), " ".join(parts.last)):
                if len(short) > 3:
                    yield from _occurrences(folded, short, reason)


def is_generic(words: str) -> bool:
    """Whether every word is one that names nobody."""
    return all(word in GENERIC or word.rstrip("s") in GENERIC or word.isdigit() or len(word) < 2
               for word in re.findall(r"[^\W_]+(?:'s)?", fold(words)))  # fmt: skip


def _is_reference(text: str, match: re.Match[str]) -> bool:
    """A name and a year are a reference in brackets, with several authors, or after words that cite."""
    around = text[max(0, match.start() - 1) : match.end() + 1]
    several = "et al" in match["names"] or " and " in match["names"] or " & " in match["names"]
    before = text[max(0, match.start() - 40) : match.start()]
    return (
        "(" in around
        or several
        or re.search(r"(?:\bby|\bsee|\bcf\.?|[Rr]esearch|[Ss]tudy|according to)\s*$", before) is not None
    )


def _occurrences(folded: str, phrase: str, reason: str) -> Iterator[tuple[int, int, str]]:
    wanted = re.escape(fold(phrase.replace("’", "'").strip()))
    if wanted:
        for match in re.finditer(rf"(?<!\w){wanted}(?!\w)", folded):
            yield match.start(), match.end(), reason
