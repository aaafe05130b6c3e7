"""A PDF's text, in paragraphs: pypdf opens it and walks through its pages, within limits of size and number.

What a page draws (`drawn`) is put into blocks in reading order (`columns`), and those into paragraphs (`setting`).
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass

import pypdf
import pypdf.errors

from geo.errors import InputError
from geo.intake.drawn import drawn_runs
from geo.intake.limits import PDF_LIMITS, PDF_PAGES, PdfBudget, too_much
from geo.intake.setting import PrintedText, set_text


@dataclass(frozen=True)
class PdfText:
    """A PDF's printed text, and the title of its properties."""

    printed: PrintedText
    title: str | None


def read_pdf(name: str, data: bytes) -> PdfText:
    """Return what a PDF shows; raises InputError where it is locked or too large, and in many ways for what is none."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it remarks about a file helps no reader
    with pypdf.apply_configuration(**PDF_LIMITS):
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            _unlock(name, reader)
            if len(reader.pages) > PDF_PAGES:
                raise too_much(name, f"has {len(reader.pages):,} pages; a PDF may have {PDF_PAGES:,}")
            budget, pages, sideways = PdfBudget(name), [], 0
            for page in reader.pages:
                content = page.get_contents()
                budget.page(content.get_data() if content is not None else b"")
                runs, others = drawn_runs(page, budget.operation, budget.text)
                pages.append(runs)
                sideways += others
            return PdfText(set_text(pages, sideways), reader.metadata.title if reader.metadata else None)
        except pypdf.errors.LimitReachedError as error:
            raise too_much(name, "unpacks to more than an article can need") from error


def _unlock(name: str, reader: pypdf.PdfReader) -> None:
    """Open a PDF that only forbids printing and the like; raises InputError where it wants a password."""
    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except NotImplementedError:  # a way to encrypt that pypdf does not know
        locked = True
    if locked:
        raise InputError(f"{name} is locked. Save it without a password or protection, or paste the article's text.")
