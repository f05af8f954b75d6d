"""A real check box in a Word file: a content control that people tick and programs find by its name."""

from typing import Any

from pipeline.outputs.word.drawing import element

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def check_box(paragraph: Any, name: str, label: str, ticked: bool = False) -> None:
    """A real check box (content control) with a name that programs find it by, and the words it is announced with."""
    from lxml import etree

    mark = "☒" if ticked else "☐"
    control = element("w:sdt")
    properties = element("w:sdtPr")
    properties.append(element("w:alias", val=label[:60]))
    properties.append(element("w:tag", val=name))
    box = etree.SubElement(properties, f"{{{_W14}}}checkbox", nsmap={"w14": _W14})
    for tag, value in (("checked", "1" if ticked else "0"), ("checkedState", "2612"), ("uncheckedState", "2610")):
        inner = etree.SubElement(box, f"{{{_W14}}}{tag}")
        inner.set(f"{{{_W14}}}val", value)
        if tag != "checked":
            inner.set(f"{{{_W14}}}font", "MS Gothic")
    content = element("w:sdtContent")
    run = element("w:r")
    run_properties = element("w:rPr")
    run_properties.append(
        element("w:rFonts", ascii="MS Gothic", eastAsia="MS Gothic", hAnsi="MS Gothic", hint="eastAsia")
    )
    run.append(run_properties)
    text = element("w:t")
    text.text = mark
    run.append(text)
    content.append(run)
    control.extend([properties, content])
    paragraph._p.append(control)
