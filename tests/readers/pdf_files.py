"""PDFs written by hand for the tests: ruled tables, lines of text, form fields; coordinates from the top, in points."""

from collections.abc import Sequence

HEIGHT = 792


def text(x: float, top: float, words: str) -> str:
    """A line of text in 10 point Helvetica."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 10 Tf {x} {HEIGHT - top - 10} Td ({escaped}) Tj ET"


def box(x0: float, top: float, x1: float, bottom: float) -> str:
    """A ruled rectangle."""
    return f"{x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re S"


def grid(edges: Sequence[float], tops: Sequence[float], cells: Sequence[Sequence[str]]) -> str:
    """A ruled table: edges of columns and rows, and the text of each cell, its lines parted by `\\n`."""
    drawn = []
    for row, texts in enumerate(cells):
        for column, words in enumerate(texts):
            drawn.append(box(edges[column], tops[row], edges[column + 1], tops[row + 1]))
            drawn += [text(edges[column] + 4, tops[row] + 2 + 12 * n, line) for n, line in enumerate(words.split("\n"))]
    return "\n".join(drawn)


def pdf_file(
    *pages: str, declared: int | None = None, catalog: str = "", objects: Sequence[str] = (), page: str = ""
) -> bytes:
    """A PDF of pages.

    Args:
        pages: the drawing of each page.
        declared: how many pages it says it has, if not the truth.
        catalog, page: more entries of the catalogue and of each page.
        objects: more objects; the first has the number 3.
    """
    first_page = 3 + len(objects)
    numbers = [first_page + 2 * n for n in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {declared or len(pages)} >>",
        *objects,
    ]
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for number, drawing in zip(numbers, pages, strict=True):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 {HEIGHT}] /Resources {font} /Contents {number + 1} 0 R {page} >>"
        )
        bodies.append(f"<< /Length {len(drawing.encode('latin-1'))} >>\nstream\n{drawing}\nendstream")
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
