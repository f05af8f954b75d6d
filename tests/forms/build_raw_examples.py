"""Write the examples that no library had a hand in: raw XML as Word itself leaves it after weeks of editing.

Text is split into runs by the spelling checker, answers stand in content controls, in tracked insertions and behind
tabs, one is split over two cells; the signature of the tool is that there is none (no `docProps`).
Run it from the root of the project: `python -m tests.forms.build_raw_examples`.
"""

from html import escape
from itertools import pairwise
from pathlib import Path

from tests.readers.word_files import cell, control, para, part, row, run, table, word_file

HERE = Path(__file__).resolve().parent
BOLD = "<w:b/>"
CHECKER = '<w:proofErr w:type="spellStart"/>'
PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
NOT_SET = '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
SET = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'


def typed(text: str, properties: str = "") -> str:
    """A paragraph as Word stores what somebody typed and came back to: cut into runs in the middle of words."""
    cuts = [0, len(text) // 3, 2 * len(text) // 3, len(text)]
    pieces = [text[start:end] for start, end in pairwise(cuts) if start < end]
    return f"<w:p>{CHECKER.join(run(escape(piece, quote=False), properties) for piece in pieces)}</w:p>"


def heard(text: str) -> str:
    """A paragraph that somebody added with changes tracked."""
    return f'<w:p><w:ins w:id="1" w:author="Editor">{run(text)}</w:ins></w:p>'


def question(label: str, *answer: str) -> str:
    """A box of one column: the question, and under it the answer's paragraphs."""
    return table(row(cell(typed(label, BOLD))), row(cell("".join(answer) or "<w:p/>"))) + "<w:p/>"


def details(*pairs: tuple[str, str]) -> str:
    """Two columns: a label and its answer in a content control."""
    rows = (row(cell(typed(label, BOLD)), cell(control(typed(text)) if text else "<w:p/>")) for label, text in pairs)
    return table(*rows) + "<w:p/>"


def block(heading: str, *answers: str) -> str:
    """One key line: four prompts, each with a row below it."""
    prompts = (heading, "ANALYSIS:", "RECOMMENDATION:", "HIGHLIGHT GOOD PRACTICE: ")
    rows = [
        each
        for prompt, answer in zip(prompts, answers, strict=True)
        for each in (row(cell(typed(prompt, BOLD))), row(cell(answer or "<w:p/>")))
    ]
    return table(*rows) + "<w:p/>"


def learning() -> bytes:
    """Two key lines, one of them with a tracked addition and a list; the single agency event; one synopsis."""
    line = "SIGNIFICANT PRACTICE EVENT / ISSUE / KEY LINE OF ENQUIRY {}:"
    body = (
        typed("Child Safeguarding Practice Review", BOLD)
        + typed("Learning Template", BOLD)
        + typed("SECTION 1:", BOLD)
        + details(
            ("1. SUBJECT CHILD DETAILS ", "Jonah Tideswell"),
            ("2. AGENCY ", "Harbour Vale Police"),
            ("3. AUTHOR", "Nadia Holloway, Detective Sergeant"),
            ("4. SENIOR AGENCY LEAD ", "Owen Castell, Detective Superintendent"),
            ("5. DATE OF COMPLETION:  ", "11.03.26"),
        )
        + typed("SECTION 2:", BOLD)
        + question("SYNOPSIS OF AGENCY INVOLVEMENT PRIOR TO THE REVIEW PERIOD AND ADDITIONAL LEARNING:",
                   typed("Two calls to the address in 2022."))
        + typed("SECTION 3:", BOLD)
        + block(line.format(1), typed("Response to calls from neighbours"),
                typed("Each call was closed by itself.") + heard("Nobody read the three together."),
                typed("1. Link calls to one address.") + typed("2. Ask who lives there."), "")
        + block(line.format(2), typed("Sharing with nursery"), typed("The notice went to the old nursery."), "",
                control(typed("The officer rang when it came back.")))
        + typed("SECTION 4", BOLD)
        + block("SINGLE AGENCY SIGNIFICANT PRACTICE EVENT / ISSUE:", typed("Body-worn video was not kept"),
                typed("It was deleted after 31 days."), typed("Keep it where a child is present."), "")
        + typed("SECTION 5", BOLD)
        + question("SYNOPSIS OF AGENCY INVOLVEMENT POST THE REVIEW PERIOD AND ADDITIONAL LEARNING")
    )  # fmt: skip
    return word_file(body + PAGE, {"styles.xml": ("styles", part("styles", ""))})


def contact(*person: str) -> str:
    """The table of who filled in or endorsed the report."""
    headings = ("NAME", "AGENCY & DESIGNATION/TITLE", "CONTACT DETAILS (Address, Telephone Number, Email)")
    return table(row(*(cell(typed(each, BOLD)) for each in headings)), row(*(cell(typed(each)) for each in person)))


def tick(answer: bool) -> str:
    """Yes and No, each before its box."""
    yes, no = (control(run("☒"), SET), control(run("☐"), NOT_SET))
    return (
        f"<w:p>{run('Yes        ')}{yes if answer else no}{run('             No       ')}{no if answer else yes}</w:p>"
    )


def information_report() -> bytes:
    """Boxes as content controls, the dates after tabs, the last question left blank."""
    body = (
        typed("Information Report", BOLD)
        + typed("Background Information", BOLD)
        + para(run("Name of Child / Case Reference:") + f"<w:r><w:tab/></w:r>{run('HV-2026-003')}")
        + para(run("Name of Agency Completing this Form:") + f"<w:r><w:tab/></w:r>{run('Harbour Vale Police')}")
        + typed("Contact Details of Individual Completing this Form ", BOLD)
        + contact("Nadia Holloway", "Detective Sergeant", "01632 960201")
        + para(run("Date form completed:") + f"<w:r><w:tab/></w:r>{run('27/4/26')}")
        + typed("Contact Details of Senior Officer Endorsing this Form ", BOLD)
        + contact("Owen Castell", "Detective Superintendent", "01632 960202")
        + para(run("Date Information Report endorsed by agency senior officer:") + f"<w:r><w:tab/></w:r>{run('1 May 2026')}")
        + typed("Section 1: Sources of Evidence and Agency Understanding of the Case", BOLD)
        + typed("1. Parallel Processes and Investigations", BOLD)
        + typed("Is your organisation undertaking an internal, multi-agency or parallel review process related to this "
                "case (such as misconduct hearing, serious untoward incident, Independent Police Complaints "
                "Investigation etc.)?")
        + tick(answer=False)
        + typed("Section 2: Analysis of Involvement", BOLD)
        + question("4. Analysis of Involvement", typed("Officers saw the child on 3 May 2025."), heard("They did not speak to him."))
        + typed("Section 3: Potential Learning", BOLD)
        + question("5. Good Practice identified in this case", control(typed("The control room rang back.")))
        + question("6. Key Learning Points", typed("Link calls."), typed("Ask who lives there."))
        + question("8. Multi-Agency Learning", typed("Tell the nursery on the day."))
        + typed("Section 4: Other Relevant Information", BOLD)
        + question("9. Please include any other relevant information that you wish to bring to the attention of the "
                   "Independent Lead Reviewer / Review Team")
    )  # fmt: skip
    return word_file(body + PAGE, {"styles.xml": ("styles", part("styles", ""))})


def main() -> None:
    """Write both."""
    (HERE / "learning" / "raw_xml.docx").write_bytes(learning())
    (HERE / "information_report" / "raw_xml.docx").write_bytes(information_report())


if __name__ == "__main__":
    main()
