"""The names of the XML that Word writes, so that the other modules can speak of `W_P` and not of addresses."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
VML = "{urn:schemas-microsoft-com:vml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

W_P, W_R, W_T, W_TBL, W_TR, W_TC = W + "p", W + "r", W + "t", W + "tbl", W + "tr", W + "tc"
W_SDT, W_SDT_CONTENT, W_SDT_PR = W + "sdt", W + "sdtContent", W + "sdtPr"
W_DEL, W_INS, W_MOVE_FROM, W_MOVE_TO = W + "del", W + "ins", W + "moveFrom", W + "moveTo"
W_PPR, W_RPR, W_TCPR, W_TRPR, W_TBLPR = W + "pPr", W + "rPr", W + "tcPr", W + "trPr", W + "tblPr"
W_TXBX = W + "txbxContent"
W_VAL, W_AUTHOR = W + "val", W + "author"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"


def is_on(value: str | None) -> bool:
    """Word's way of saying yes: the element stands there, and its value is not a no."""
    return value is None or value.lower() not in ("0", "false", "off", "none")
