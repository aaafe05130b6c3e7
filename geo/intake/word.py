"""What Word shows of a document, in paragraphs: whatever holds text is read, unless it is one of the few things unseen.

So insertions, content controls, smart tags, links, tables and text boxes count, and what was deleted, moved away or
hidden does not. A footnote stands after the text, as a paragraph; comments, headers and pictures are left out and told.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = {"w": _WORD}
_UNSEEN: Final = frozenset({"del", "moveFrom", "rt", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"})
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TITLES: Final = frozenset({"Title", "Heading 1"})
_OFF: Final = frozenset({"0", "false", "off"})
_CELL_CHARS: Final = 60
_SENTENCE: Final = re.compile(r"[.!?…][”’\"')\]]*$")
_PLURALS: Final = {
    "a deletion of tracked changes": "{} deletions of tracked changes",
    "a comment": "{} comments",
    "hidden text": "hidden text in {} places",
    "a header or footer": "headers and footers",
    "a picture": "{} pictures",
}


@dataclass(frozen=True)
class WordText:
    """A document's paragraphs, the title set as such in it, the one of its properties, and what was left out of it."""

    paragraphs: tuple[str, ...]
    heading: str | None
    title: str | None
    left_out: tuple[str, ...]


def read_word(data: bytes) -> WordText:
    """Return what Word shows of a .docx file; raises in many ways for what is none."""
    import docx  # noqa: PLC0415 - only this kind of file needs it

    document = docx.Document(io.BytesIO(data))
    styles = {style.style_id: style.name for style in document.styles}
    hidden = frozenset(s.style_id for s in document.styles if _is_on(s.element.find("w:rPr/w:vanish", _W)))
    body = _Body(hidden)
    body.read(document.element.body)
    notes = _Body(hidden, left_out=body.left_out)
    for note in _notes(document.part, body.notes):
        notes.read(note)
    left_out = body.left_out + Counter(_around(document.part))
    heading = next((text for text, style in body.filled()[:3] if styles.get(style) in _TITLES), None)
    return WordText(
        tuple(text for text, _ in (*body.filled(), *notes.filled())),
        " ".join(heading.split()) if heading else None,
        document.core_properties.title,
        tuple(many.format(n) if n > 1 else one for one, many in _PLURALS.items() if (n := left_out[one])),
    )


def _name(element: Any) -> str:
    """Return an element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get(f"{{{_WORD}}}val") not in _OFF


def _has_text(element: Any) -> bool:
    return next(element.iter(f"{{{_WORD}}}t"), None) is not None


def _parts(part: Any, kind: str) -> Iterator[Any]:
    """Give the roots of the parts of a kind that belong to the document."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - only this kind of file needs it

    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def _notes(part: Any, wanted: list[tuple[str, str | None]]) -> Iterator[Any]:
    """Give the footnotes and endnotes that are referred to, in the order of their marks."""
    found = {
        (kind, note.get(f"{{{_WORD}}}id")): note
        for kind in ("footnote", "endnote") for root in _parts(part, f"{kind}s") for note in root
    }  # fmt: skip
    return (found[key] for key in dict.fromkeys(wanted) if key in found)


def _around(part: Any) -> Iterator[str]:
    """Give what stands beside the text and is left out."""
    for root in _parts(part, "comments"):
        for _ in root.iterfind("w:comment", _W):
            yield "a comment"
    for kind in ("header", "footer"):
        for root in _parts(part, kind):
            if any(letter.isalpha() for words in root.iter(f"{{{_WORD}}}t") for letter in words.text or ""):
                yield "a header or footer"


@dataclass
class _Body:
    """Takes a document's elements in, one after the other, and keeps its paragraphs with the ids of their styles."""

    hidden_styles: frozenset[str]
    left_out: Counter[str] = field(default_factory=Counter)
    paragraphs: list[tuple[str, str | None]] = field(default_factory=list)
    notes: list[tuple[str, str | None]] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _boxes: list[Any] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)
    """Of each field that is open, whether its result has begun: before it stands the instruction."""
    _instructions: int = 0
    """How many of them are still in their instruction."""

    def filled(self) -> list[tuple[str, str | None]]:
        """Return the paragraphs that hold something."""
        return [(text, style) for text, style in self.paragraphs if text.strip()]

    def read(self, block: Any) -> None:
        """Take in what holds paragraphs and tables."""
        self._blocks(block)
        self._end_paragraph(None)

    def _blocks(self, block: Any) -> None:
        for element in self._shown(block):
            name = _name(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tr":
                self._row(element)
            else:
                self._blocks(element)

    def _shown(self, block: Any) -> Iterator[Any]:
        """Give the elements of a block that are seen, and count those that are left out."""
        for element in block:
            name = _name(element)
            if name == "AlternateContent":
                ways = list(element)
                yield from self._shown(next(filter(_has_text, ways), ways[0])) if ways else ()
            elif name == "del":
                self.left_out["a deletion of tracked changes"] += element.find(".//w:delText", _W) is not None
            elif name == "sdt" and element.find("w:sdtPr/w:showingPlcHdr", _W) is not None:
                continue  # "Click here to enter text"
            elif name and name not in _UNSEEN:
                yield element

    def _paragraph(self, paragraph: Any) -> None:
        self._fields.clear()
        self._instructions = 0
        self._inline(paragraph)
        mark = paragraph.find("w:pPr/w:rPr", _W)
        if mark is not None and (mark.find("w:del", _W) is not None or mark.find("w:moveFrom", _W) is not None):
            return  # its end is deleted: it goes on in the next
        style = paragraph.find("w:pPr/w:pStyle", _W)
        self._end_paragraph(None if style is None else style.get(f"{{{_WORD}}}val"))

    def _end_paragraph(self, style: str | None) -> None:
        self.paragraphs.append(("".join(self._words).strip("\n"), style))
        self._words.clear()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.read(box)

    def _inline(self, element: Any) -> None:
        for child in self._shown(element):
            name = _name(child)
            if name == "t":
                self._write(child)
            elif name in _SIGNS:
                self._write(child, _SIGNS[name])
            elif name == "fldChar":
                self._field(child.get(f"{{{_WORD}}}fldCharType"))
            elif name == "txbxContent":
                self._boxes.append(child)
            elif name in {"footnoteReference", "endnoteReference"}:
                self.notes.append((name.removesuffix("Reference"), child.get(f"{{{_WORD}}}id")))
            elif name == "r" and self._is_hidden(child):
                self.left_out["hidden text"] += _has_text(child)
            else:
                self.left_out["a picture"] += name in {"blip", "imagedata"}
                self._inline(child)

    def _write(self, element: Any, sign: str | None = None) -> None:
        if not self._instructions and element.tag.startswith((f"{{{_WORD}}}", f"{{{_MATH}}}")):
            self._words.append(sign or element.text or "")

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
            self._instructions += 1
        elif self._fields and kind in {"separate", "end"}:
            self._instructions -= not self._fields.pop()
            if kind == "separate":
                self._fields.append(True)

    def _is_hidden(self, run: Any) -> bool:
        switch, style = run.find("w:rPr/w:vanish", _W), run.find("w:rPr/w:rStyle", _W)
        if switch is None and style is not None:
            return style.get(f"{{{_WORD}}}val") in self.hidden_styles
        return _is_on(switch)

    def _row(self, row: Any) -> None:
        """Take in a row of a table: in one line, unless its cells hold prose as a page set in columns does."""
        if row.find("w:trPr/w:del", _W) is not None:
            self.left_out["a deletion of tracked changes"] += 1
            return
        self._end_paragraph(None)
        cells = []
        for cell in row.iterchildren(f"{{{_WORD}}}tc", f"{{{_WORD}}}sdt", f"{{{_WORD}}}customXml"):
            if cell.find("w:tcPr/w:cellDel", _W) is None:
                inner = _Body(self.hidden_styles, self.left_out, notes=self.notes)
                inner.read(cell)
                cells.append(inner.filled())
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and all(_is_short(cell) for cell in filled):
            self.paragraphs.append((" | ".join(" ".join(cell[0][0].split()) for cell in filled), None))
        else:
            self.paragraphs += [paragraph for cell in filled for paragraph in cell]


def _is_short(cell: list[tuple[str, str | None]]) -> bool:
    """Tell whether a cell of a table holds a figure or a few words."""
    text = cell[0][0].strip()
    return len(cell) == 1 and (len(text) <= _CELL_CHARS or not _SENTENCE.search(text))
