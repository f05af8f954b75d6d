"""The last look at a PDF: words that another program finds on its pages and that were not read.

What is read here comes from one library; a damaged file, a page box that lies or a font without its table can make it
miss words. pdfium looks at the same pages with other eyes, in a hundredth of the time; and where the file had to be put
right or a page came out empty, pypdf, which finds pages that the table of contents of the file has lost.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

_WORD = re.compile(r"[^\W_]{2,}")
_BROKEN = re.compile(r"[\x02\xad\ufffe\uffff]\s*")
"""How pdfium marks a word that goes on in the next line."""
_SHORTEST_PIECE = 6
"""Letters. Columns that break words give pieces; a shorter one stands by chance in the letters of other words."""


def words_not_read(seen: str, read: Iterable[str]) -> list[str]:
    """The words that stand on the pages and nowhere in what was read, each once, in their order.

    Args:
        seen: the text of the pages, as another program finds it.
        read: the texts of the document.
    """
    known = _plain(" ".join(read))
    letters = "".join(_WORD.findall(known))
    lost: dict[str, None] = {}
    words = set(_WORD.findall(known))
    for word in _WORD.findall(_plain(_BROKEN.sub("", seen))):
        if word not in words and (len(word) < _SHORTEST_PIECE or word not in letters):
            lost[word] = None
    return list(lost)


def text_by_pypdf(pages: Iterable[Any]) -> str:
    """The text of pages as pypdf finds it; nothing for a page over which it stumbles.

    Args:
        pages: as pypdf opened them.
    """
    found = []
    for page in pages:
        try:
            found.append(page.extract_text())
        except Exception:  # noqa: S112 - pypdf raises many kinds on one damaged page; the others are looked at
            continue
    return "\n".join(found)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("\xad", "")
