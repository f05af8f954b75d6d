"""Draw the pictures of the documentation from the real outputs of the example case.

    rapid-review demo --to demo
    python docs/make_pictures.py demo

Needs LibreOffice, pdftoppm and Chromium on the machine; the program itself never runs this. `flow.svg` is made by hand.
"""

import html
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from local_page_pictures import photograph
from lxml import etree
from PIL import Image

PICTURES = Path(__file__).resolve().parent / "pictures"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST_BYTES = 300 * 1024
FEWEST_EVENTS = 250

Box = tuple[float, float, float, float]
"""Left, top, right, bottom of the part that is kept, each as a share of the page."""

DRAFT_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 18px 22px; width: 1056px; background: #f1f1f1;
  font: 15px/1.5 Georgia, "DejaVu Serif", serif }}
main {{ background: white; border: 1px solid #c8c8c8; padding: 8px 22px }}
section {{ display: grid; grid-template-columns: 590px 1fr; gap: 26px; align-items: start; margin: 9px 0 }}
h2, p {{ margin: 0 }} h2 {{ font-size: 17px; color: #1f4e79 }}
mark {{ background: #fbd9d3; border-bottom: 2px solid #b3392b }}
aside {{ font: 12px/1.35 "DejaVu Sans", Arial, sans-serif; border-left: 4px solid #b3392b; background: #fff6f4;
  padding: 4px 8px; margin-bottom: 5px }}
</style><main>{body}</main>"""


def main(demo: Path) -> None:
    """Draw every picture.

    Args:
        demo: the folder that `rapid-review demo --to` was given.
    """
    results = next((demo / "outputs").glob("*/status.html")).parent
    events = len(json.loads((results / "case.json").read_text(encoding="utf-8"))["events"])
    if events < FEWEST_EVENTS:
        sys.exit(f"The example has {events} events and should have 255: something is wrong. No picture was drawn.")
    draft = next(results.glob("checks/*/*annotated.docx"))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        page_of(results / "integrated-chronology.xlsx", 2, "chronology", work, (0.015, 0.06, 0.8965, 0.602), 130)
        page_of(
            results / "queries" / "Westmere Children's Services.docx", 1, "query-sheet", work, (0, 0.03, 1, 0.68), 90
        )
        page_of(draft.parent / "findings.xlsx", 1, "findings", work, (0.055, 0.11, 0.93, 0.71), 120)
        papers = [results / "meeting-pack" / paper for paper in ("00-contents", "04-genogram", "08-decision-sheet")]
        side_by_side([first_page(paper.with_suffix(".docx"), work, 60) for paper in papers], "meeting-pack")
        screenshot(results / "status.html", "status", (1000, 1036))
        page = work / "draft.html"
        page.write_text(draft_page(draft, "Robin and his family", 6), encoding="utf-8")
        screenshot(page, "draft", (1100, 712))
    photograph(demo)
    for name in ("page-draft", "page-chronology"):
        smaller(PICTURES / f"{name}.png", name, 1100)
    smaller(results / "genogram.png", "genogram", 900)
    smaller(results / "timeline.png", "timeline", 1400)
    for path in sorted(PICTURES.glob("*.png")):
        size = path.stat().st_size
        print(f"{path.name:20}{size // 1024:5} KB{'   TOO LARGE' if size > LARGEST_BYTES else ''}")


def page_of(source: Path, number: int, name: str, work: Path, box: Box, dots: int) -> None:
    """One page of an Office file, cropped."""
    page = rendered(as_pdf(source, work), number, dots, work)
    left, top, right, bottom = box
    width, height = page.size
    keep(page.crop((int(left * width), int(top * height), int(right * width), int(bottom * height))), name)


def first_page(source: Path, work: Path, dots: int) -> Image.Image:
    """The first page of an Office file."""
    return rendered(as_pdf(source, work), 1, dots, work)


def side_by_side(pages: list[Image.Image], name: str) -> None:
    """Several pages in one picture."""
    gap, height = 14, max(page.height for page in pages)
    sheet = Image.new("RGB", (sum(page.width + gap for page in pages) + gap, height + 2 * gap), "#9aa5ad")
    left = gap
    for page in pages:
        sheet.paste(page, (left, gap))
        left += page.width + gap
    keep(sheet, name)


def as_pdf(source: Path, work: Path) -> Path:
    """An Office file as PDF."""
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), str(source))
    return work / f"{source.stem}.pdf"


def rendered(pdf: Path, number: int, dots: int, work: Path) -> Image.Image:
    """One page of a PDF as a picture."""
    target = work / f"{pdf.stem}-{number}"
    run("pdftoppm", "-r", str(dots), "-f", str(number), "-l", str(number), "-png", "-singlefile", str(pdf), str(target))
    return Image.open(target.with_name(f"{target.name}.png"))


def screenshot(page: Path, name: str, size: tuple[int, int]) -> None:
    """The top of a page as a browser shows it."""
    found = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    browser = next(filter(None, found), None)
    if browser is None:
        print(f"No Chromium here: {name}.png stays as it is.")
        return
    target = PICTURES / f"{name}.png"
    run(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        f"--window-size={size[0]},{size[1]}", f"--screenshot={target}", page.resolve().as_uri())  # fmt: skip
    keep(Image.open(target), name)


def draft_page(annotated: Path, heading: str, paragraphs: int) -> str:
    """Some paragraphs of the annotated copy with its own comments beside them, as a word processor shows them.

    LibreOffice draws comments in the margin only in its window, so the page is set here from the same file.
    """
    with zipfile.ZipFile(annotated) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        remarks = etree.fromstring(package.read("word/comments.xml"))
    comments = {one.get(f"{W}id"): "".join(one.itertext(f"{W}t")) for one in remarks.iter(f"{W}comment")}
    found = [one for one in body.iter(f"{W}p") if "".join(one.itertext(f"{W}t")).strip()]
    first = next(place for place, one in enumerate(found) if heading in "".join(one.itertext(f"{W}t")))
    return DRAFT_PAGE.format(body="".join(section(one, comments) for one in found[first : first + paragraphs]))


def section(paragraph: etree._Element, comments: dict[str | None, str]) -> str:
    """One paragraph with its comments."""
    words, aside, style = "", "", paragraph.find(f"{W}pPr/{W}pStyle")
    for element in paragraph.iter():
        if element.tag == f"{W}t":
            words += html.escape(element.text or "")
        elif element.tag == f"{W}delText":
            words += f"<del>{html.escape(element.text or '')}</del>"
        elif element.tag == f"{W}commentRangeStart":
            words += "<mark>"
            aside += f"<aside>{html.escape(comments[element.get(f'{W}id')])}</aside>"
        elif element.tag == f"{W}commentRangeEnd":
            words += "</mark>"
    is_heading = style is not None and (style.get(f"{W}val") or "").startswith("Heading")
    return f"<section>{f'<h2>{words}</h2>' if is_heading else f'<p>{words}</p>'}<div>{aside}</div></section>"


def smaller(source: Path, name: str, width: int) -> None:
    """A picture of the program's own, scaled down."""
    with Image.open(source) as picture:
        keep(picture.convert("RGB").resize((width, picture.height * width // picture.width)), name)


def keep(picture: Image.Image, name: str) -> None:
    """Save a picture as it is. Fewer colours would make it smaller, and make two agencies' colours one."""
    picture.convert("RGB").save(PICTURES / f"{name}.png", optimize=True)


def run(*words: str) -> None:
    """Run a program and stop with its words when it fails."""
    subprocess.run(words, check=True, capture_output=True, timeout=180)  # noqa: S603  our own, fixed commands


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo"))
