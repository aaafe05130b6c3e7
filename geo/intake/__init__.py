"""What comes in: text, files and what they say of themselves, made an Article; the sources that news comes from."""

from __future__ import annotations

from geo.intake.article import decode, make_article, require_no_address, title_of
from geo.intake.files import SUFFIXES, FileText, read_file, read_text
from geo.intake.letterhead import Letterhead, filed_on, find_letterhead
from geo.intake.sources import Source, find_source, find_source_names, load_sources, source_country

__all__ = [
    "SUFFIXES",
    "FileText",
    "Letterhead",
    "Source",
    "decode",
    "filed_on",
    "find_letterhead",
    "find_source",
    "find_source_names",
    "load_sources",
    "make_article",
    "read_file",
    "read_text",
    "require_no_address",
    "source_country",
    "title_of",
]
