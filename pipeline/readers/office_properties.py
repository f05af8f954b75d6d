"""The properties of an Office file: title, author, dates, what the organisation's template added, custom ones."""

from pipeline.readers.document import Place
from pipeline.readers.gathering import Gathering
from pipeline.readers.package import Package

_PARTS = (("core-properties", ""), ("extended-properties", ""), ("custom-properties", ""))
_NAMES = {
    "creator": "author",
    "lastModifiedBy": "last_modified_by",
    "modified": "last_modified",
    "created": "created",
    "lastPrinted": "last_printed",
    "contentStatus": "status",
    "Company": "company",
    "Manager": "manager",
    "Template": "template",
    "HyperlinkBase": "hyperlink_base",
}
_IGNORED = {"Pages", "Words", "Characters", "Lines", "Paragraphs", "CharactersWithSpaces", "TotalTime", "DocSecurity",
            "ScaleCrop", "LinksUpToDate", "SharedDoc", "HyperlinksChanged", "HeadingPairs", "TitlesOfParts", "HLinks",
            "DigSig", "Slides", "Notes", "HiddenSlides", "MMClips", "PresentationFormat"}  # fmt: skip
_WRITTEN = {"title", "subject", "keywords", "description", "category", "status"}
_LABELS = ("MSIP_Label", "ClassificationContentMarking")  # what a marking program writes into every file
_COMPUTED = {"last_modified", "created", "last_printed", "Application", "AppVersion", "revision"}


def read_properties(package: Package, gathering: Gathering) -> dict[str, str]:
    """Properties by name; each that a person may have written also as a paragraph of part "properties"."""
    found: dict[str, str] = {}
    for kind, _ in _PARTS:
        for member in package.related("", kind):
            root = package.xml(member)
            if root is None:
                continue
            for element in root:
                name, value = _property(element)
                if not name or not value:
                    continue
                found[name] = value
                if name not in _COMPUTED:
                    place = Place("properties", member)
                    if _may_be_an_answer(element, name):
                        gathering.put_behind(value, place, label=name)
                    else:
                        gathering.put(f"{name}: {value}", place)
    return found


def _may_be_an_answer(element: object, name: str) -> bool:
    """Whether a person may have written a sentence there: a property of its own, a title, a remark."""
    tag = str(getattr(element, "tag", ""))
    return (tag.endswith("}property") and not name.startswith(_LABELS)) or name in _WRITTEN


def _property(element: object) -> tuple[str, str]:
    """Name and text of one property element."""
    tag = getattr(element, "tag", "")
    if not isinstance(tag, str):
        return "", ""
    local = tag.rsplit("}", 1)[-1]
    if local in _IGNORED:
        return "", ""
    value = " ".join("".join(element.itertext()).split())  # type: ignore[attr-defined]
    if local == "property":
        return element.get("name") or "", value  # type: ignore[attr-defined]
    return _NAMES.get(local, local), value
