"""What a file may hold before it is taken apart: so that a small one cannot fill the memory or take minutes.

Each limit is some times what an article of 1 MB of text needs. Time itself is limited by whoever calls.
"""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from geo.errors import InputError
from geo.intake.article import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SAVE_AS_TEXT: Final = "Save it as plain text, or paste the article's text instead."

_PARTS: Final = 1_000
_PACKAGE_BYTES: Final = 100_000_000
_XML_BYTES: Final = 20_000_000
_XML_TAGS: Final = 500_000
_XML_DEPTH: Final = 255
_LXML_LIMIT: Final = 114
"""The code with which lxml refuses what is deeper, ERR_RESOURCE_LIMIT."""

PAGE_BYTES: Final = 5_000_000
_ELEMENTS: Final = 40_000
_CHILDREN: Final = 5_000
_DEPTH: Final = 200
_ATTRIBUTES: Final = 2_000

PDF_PAGES: Final = 1_000
_PDF_OPERATIONS: Final = 2_000_000
_PDF_WORDS: Final = 1_000_000
_PDF_MARKS: Final = (b" ", b"\n", b"\r", b"\t", b"/", b"[", b"(", b"<")
"""What may begin another word of a page's description."""

_PDF_STREAM_BYTES: Final = 10_000_000
PDF_LIMITS: Final[dict[str, Any]] = {
    "maximum_declared_stream_length": 20_000_000,
    "array_based_stream_maximum_output_length": _PDF_STREAM_BYTES,
    "lzw_maximum_output_length": _PDF_STREAM_BYTES,
    "run_length_maximum_output_length": _PDF_STREAM_BYTES,
    "zlib_maximum_output_length": _PDF_STREAM_BYTES,
    "zlib_maximum_recovery_input_length": 100_000,
    "brotli_maximum_output_length": _PDF_STREAM_BYTES,
    "stream_decoding_work_maximum_length": 3 * _PDF_STREAM_BYTES,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 4 * PDF_PAGES,
    "page_tree_maximum_depth": 50,
    "xform_maximum_invocations_per_extraction": 200,
}
"""Values of pypdf's Configuration, in bytes or counts."""


def too_much(name: str, what: str) -> InputError:
    """Return the error for a file that holds more of something than is read."""
    return InputError(f"{name} {what}. {SAVE_AS_TEXT}")


@contextmanager
def readable(name: str, kind: str) -> Iterator[None]:
    """Make one line of whatever a reader of files raises in the block: a broken file breaks them in many ways."""
    try:
        yield
    except InputError:
        raise
    except (MemoryError, RecursionError) as error:
        raise too_much(name, "is put together in too complicated a way to be read") from error
    except Exception as error:
        if getattr(error, "code", None) == _LXML_LIMIT and "depth" in str(error):
            raise too_much(name, f"has elements within each other, more than {_XML_DEPTH} deep") from error
        raise InputError(f"{name} is no {kind} that can be read; it may be damaged. {SAVE_AS_TEXT}") from error


def require_short(name: str, text: str) -> str:
    """Return a text; raises InputError where it is longer than what is analysed."""
    if len(text) > MAX_BYTES:
        raise InputError(f"{name} holds more than 1 MB of text. Give it in parts of at most 1 MB.")
    return text


def check_package(name: str, data: bytes) -> None:
    """Look into a Word document before its XML is read; raises InputError for more than an article can need.

    The sizes that a ZIP file declares are what its reader stops at, so that none can be larger.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if len(parts) > _PARTS:
            raise too_much(name, f"has {len(parts):,} parts; a Word document may have {_PARTS:,}")
        whole = sum(part.file_size for part in parts)
        if whole > _PACKAGE_BYTES:
            raise too_much(name, f"unpacks to {whole / 1e6:,.0f} MB; {_PACKAGE_BYTES / 1e6:.0f} MB are accepted")
        if any(part.flag_bits & 1 for part in parts):
            raise InputError(f"{name} is locked with a password. Save it without one, or paste the article's text.")
        marked = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        size = sum(part.file_size for part in marked)
        if size > _XML_BYTES:
            raise too_much(name, f"unpacks to {size / 1e6:,.0f} MB of XML; {_XML_BYTES / 1e6:.0f} MB are accepted")
        tags = 0
        for part in marked:
            xml = package.read(part).replace(b"\x00", b"")  # UTF-16 as if it were ASCII
            if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
                raise InputError(f"{name} defines entities of its own, which no Word document does. {SAVE_AS_TEXT}")
            tags += xml.count(b"<")
        if tags > _XML_TAGS:
            raise too_much(name, f"has {tags:,} marks about its text; {_XML_TAGS:,} are accepted")


def check_page_size(name: str, size: int) -> None:
    """Raise InputError for a page of so many bytes or letters that no article needs them."""
    if size > PAGE_BYTES:
        raise too_much(name, f"has {size / 1e6:.1f} MB; a page may have {PAGE_BYTES / 1e6:.0f} MB")


def check_markup(name: str, page: str) -> None:
    """Look at a page's elements before their tree is built; raises InputError for too many, too deep, too wide.

    They are told by the very parser that builds the tree, so that no quote or comment hides one; what costs it much
    more than their number, such as attributes compared with each other, is done only in the tree.
    """
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - only this kind of file needs it

    parser = etree.HTMLParser(target=_Elements(name), encoding="utf-8", huge_tree=True)
    etree.fromstring(page.encode("utf-8", "surrogatepass"), parser=parser)


class _Elements:
    """Counts a page's elements as lxml's parser tells of them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0
        self._within: list[int] = [0]
        """How many elements each open one has so far, the outermost first."""

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        """Count an element that begins."""
        self._count += 1
        self._within[-1] += 1
        self._within.append(0)
        if self._count > _ELEMENTS:
            raise too_much(self._name, f"has more than {_ELEMENTS:,} elements")
        if self._within[-2] > _CHILDREN:
            raise too_much(self._name, f"has an element with more than {_CHILDREN:,} others in it")
        if len(self._within) - 1 > _DEPTH:
            raise too_much(self._name, f"has elements within each other, more than {_DEPTH} deep")
        if len(attributes) > _ATTRIBUTES:
            raise too_much(self._name, f"has a tag with more than {_ATTRIBUTES:,} attributes")

    def end(self, _tag: str) -> None:
        """Leave an element."""
        if len(self._within) > 1:
            self._within.pop()

    def close(self) -> None:
        """Make nothing of the page."""


class PdfBudget:
    """Counts what the pages of a PDF draw and say, and raises InputError when it is more than an article can need."""

    def __init__(self, name: str) -> None:
        self._name, self._operations, self._letters = name, _PDF_OPERATIONS, MAX_BYTES
        self._words = _PDF_WORDS

    def page(self, content: bytes) -> None:
        """Count what a page is drawn from, before it is taken apart."""
        self._words -= sum(content.count(mark) for mark in _PDF_MARKS)
        if self._words < 0:
            raise too_much(self._name, f"draws its pages with more than {_PDF_WORDS:,} words")

    def operation(self) -> None:
        """Count an operation of a page."""
        self._operations -= 1
        if self._operations < 0:
            raise too_much(self._name, f"draws more than {_PDF_OPERATIONS:,} times on its pages")

    def text(self, words: str) -> None:
        """Count what is written."""
        self._letters -= len(words)
        if self._letters < 0:
            require_short(self._name, " " * (MAX_BYTES + 1))
