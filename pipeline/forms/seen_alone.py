"""Was the child seen alone? Reads what people write in answer, into yes, no or not said.

Source: Document 10, "Contact with the child/young person (state whether they were seen alone or not) and by whom".
"""

from __future__ import annotations

import re

_NOT_SAID = re.compile(
    r"^(?:n ?/ ?a|na|not (?:applicable|recorded|known|stated|clear|documented|specified)|unknown|n/?k|unclear"
    r"|none recorded|"
    r"tbc|-+|\?+|\.)$"
)
_WHETHER_UNKNOWN = re.compile(
    r"\b(?:not (?:recorded|stated|clear|known|documented|specified)|unclear|unknown|does not say)\b.{0,25}\balone\b"
    r"|\balone\b.{0,15}\b(?:not (?:recorded|stated|clear|known|documented|specified)|unclear|unknown|\?)"
)
_NOT_ALONE = re.compile(
    r"\bnot\s+(?:been\s+)?(?:(?:seen|spoken to|visited|interviewed|met|observed)\s+)?(?:on (?:his|her|their) own"
    r"|alone|by (?:him|her)self)"
    r"|\b(?:wasn'?t|weren'?t|isn'?t|never|nor|without being|unable to be|could not be|couldn'?t be|refused to be"
    r"|declined to be)\s+"
    r"(?:be\s+)?(?:seen|spoken to)?\s*(?:alone|on (?:his|her|their) own)"
    r"|\b(?:seen )?alone\s*[:?–-]*\s*(?:no|n|not)\b|\bno\W+(?:not )?(?:seen )?alone\b"
    r"|\bno (?:opportunity|chance|time) (?:to|for|alone)|\bno time alone\b|\bneither\b.*\balone\b"
    r"|\b(?:unable|not possible|not able|no opportunity|declined|refused)\b.{0,40}\balone\b"
    r"|\bunaccompanied\s*[:?-]*\s*no\b|\baccompanied\b(?<!unaccompanied)"
)
_ALONE = re.compile(
    r"\balone\b|\bon (?:his|her|their) own\b|\bby (?:him|her|them)sel(?:f|ves)\b|\bunaccompanied\b|\b(?:1"
    r"|one)[ :-]?(?:to|2|:)[ -]?(?:1|one)\b"
    r"|\bin private\b|\bprivately\b|\bwithout (?:her |his |the |any |a )?(?:mother|mum|father|dad|parents?"
    r"|carers?|family|others?|adults?)(?: being)?(?: present)?\b"
    r"|\baway from (?:her |his |the |their )?(?:mother|mum|father|dad|parents?|carers?|family)\b|\bmother (?:left"
    r"|out of) the room\b"
)
_NOT_SEEN = re.compile(
    r"\b(?:not|never|wasn'?t|weren'?t|n'?t)\s+(?:\w+\s+)?(?:seen|sighted|visited|present|observed|spoken to|met)\b"
    r"|\bno (?:direct |face[ -]to[ -]face )?(?:contact|access|sighting)\b|\bunseen\b|\bno access\b"
    r"|\bnot at home\b|\bno reply\b"
    r"|\bdid not (?:attend|see)\b|\bdidn'?t see\b|\bdna\b|\bwas not brought\b|\bwnb\b|\bno(?:ne)? seen\b"
    r"|\bchild seen\W+no\b"
    r"|\btelephone (?:call|contact) only\b|\bphone (?:call|contact) only\b"
)
_WITH = re.compile(
    r"\b(?:with|by|in (?:the )?(?:presence|company) of|alongside|together with|in front of|accompanied by|held by"
    r"|in arms of)\s+"
    r"(?:her |his |their |both |the |birth |step |mat(?:ernal)? |pat(?:ernal)? )*"
    r"(?:mother|mum|mam|mo|mgm|pgm|father|dad|fa|parents?|carers?|foster|family|grand\w+|siblings?|brothers?"
    r"|sisters?|aunt\w*|uncle|"
    r"partner|step\w+|others?|other children|adults?|twin|baby|class(?:mates)?|peers)\b"
    r"|\b(?:mother|mum|father|dad|parents?|carer|family|siblings?|grandmother|grandparents?|others?"
    r"|adults?)\s+(?:\w+\s+)?(?:also\s+)?(?:was |were |being )?"
    r"(?:also )?(?:present|in (?:the )?room|there)\b|\bjoint(?:ly)? (?:with|seen)\b|\bseen with\b(?! (?:an?|the"
    r"|some|no|new|his|her|their|visible|multiple|injur\w*|bruis\w*|marks?)\b)|\bin (?:the )?presence\b"
    r"|\bas a family\b|\bwhole family\b"
)


def read_seen_alone(text: str) -> bool | None:
    """Whether the child was seen alone: `False` when seen with others or not seen, `None` where the text does not say.

    "Yes" by itself gives `None`: under Document 10's heading it may answer "contact?" as well as "alone?".
    """
    said = " ".join(text.casefold().replace("’", "'").split()).strip(" .:;")
    if not said or _NOT_SAID.match(said) or _WHETHER_UNKNOWN.search(said):
        return None
    if said in ("no", "n", "none", "nil", "no contact"):
        return False
    if _NOT_ALONE.search(said):
        return False
    if _ALONE.search(said):
        return True
    if _NOT_SEEN.search(said) or _WITH.search(said):
        return False
    return None


def read_seen_alone_column(text: str) -> bool | None:
    """The same for a column that asks only "seen alone?": there, "Yes" is an answer."""
    said = text.casefold().strip(" .:;")
    if said in ("y", "yes", "true", "✓", "✔", "☒", "x", "1"):
        return True
    if said in ("false", "0", "☐", "✗"):
        return False
    if re.match(r"^(?:yes|y)\b", said) and _NOT_ALONE.search(said) is None:
        return None if _WITH.search(said) and not _ALONE.search(said) else True
    if re.match(r"^(?:no|n)\b(?! ?/)", said):
        return False
    return read_seen_alone(text)
