"""Intake: from bytes or a string to an Article, or one sentence that says what is accepted.

The text is kept to the letter: offsets count its characters. English prose is accepted, up to 1 MB in UTF-8.
"""

from __future__ import annotations

import hashlib
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.lexicon import word_set
from geo.model import Article

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MAX_BYTES = 1_000_000
"""The longest text that is analysed, in bytes of UTF-8."""

FIRST_DAY, LAST_DAY = date(1600, 1, 1), date(2199, 12, 31)
"""Between which days an article may have been published: since there are newspapers, and not for ever.

A fixed range and no clock, so that the same article gives the same dossier on every day.
"""

ACCEPTED = "Dateline reads English prose as plain UTF-8 text of at most 1 MB."

_SURE = 0.90
_JUDGED_WORDS = 8
_SAMPLE_CHARS = 20_000
_WORDS_SHOWN = 60
_ENGLISH = word_set("function_words")
_ADDRESS = re.compile(
    r"""[<(\["'“‘]*
    (?: [a-z][a-z0-9+.-]*://\S+ | www\.\S+
      | (?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,24}(?::\d+)?[/?\#]\S*  # news.example/2024/05/train
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS_SHOWN = 80
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_NEAR_ENGLISH = frozenset({"en", "pcm"})
"""English, and Nigerian Pidgin: for that is taken a text that is little but dates or names."""


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - few texts are in doubt, and it takes half a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def require_string(words: object, what: str) -> str:
    """Return a string; raises InputError for anything else, as a program may hand in."""
    if not isinstance(words, str):
        raise InputError(f"{what} must be a string, and {_kind(words)} was given.")
    return words


def require_bytes(data: object, what: str) -> bytes:
    """Return a file's bytes; raises InputError for anything else, as a program may hand in."""
    if not isinstance(data, bytes | bytearray | memoryview):
        raise InputError(f"{what} must be given as bytes, and {_kind(data)} was given. Open files with mode “rb”.")
    return bytes(data)


def _kind(given: object) -> str:
    return "nothing (None)" if given is None else f"{type(given).__name__} ({repr(given)[:40]})"


def _day(published: object) -> date | None:
    """Return the day of a date, a time or an ISO string; raises InputError for anything else."""
    try:
        if isinstance(published, str):
            return datetime.fromisoformat(published).date()
        if isinstance(published, datetime):
            return published.date()
    except ValueError as error:
        raise InputError(f"{repr(published)[:60]} is no date; write it as 2023-09-12, or leave it out.") from error
    if published is None or isinstance(published, date):
        return published
    raise InputError(f"The day of publication is a date or a string such as 2023-09-12, and not {_kind(published)}.")


def decode(data: bytes, name: str = "the input") -> str:
    """Return the text of a file in UTF-8, or UTF-16 that says so; raises InputError for others, or too long."""
    data = require_bytes(data, name)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and not data.startswith(BOM_UTF32_LE):
        data = _in_utf_8(data, name)
    if b"\x00" in data[:4096]:
        raise InputError(f"{name} is binary, not text. {ACCEPTED}")
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} is {len(data) / 1e6:.1f} MB long. {ACCEPTED}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 (byte {error.start + 1} cannot be read). {ACCEPTED}") from error


def _in_utf_8(data: bytes, name: str) -> bytes:
    """Return in UTF-8 a text that was saved in UTF-16; raises InputError for what is none, or longer than is read."""
    if len(data) > 2 * MAX_BYTES + 2:  # no letter has fewer than two bytes
        raise InputError(f"{name} is {len(data) / 1e6:.1f} MB long. {ACCEPTED}")
    try:
        return data.decode("utf-16").encode()
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is no whole UTF-16 (byte {error.start + 1} cannot be read). {ACCEPTED}") from error


def make_article(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article; raises InputError where the text is empty, binary, too long or not English.

    `published` is a date or its ISO form; of one with a time the day counts. InputError too for a day on which no
    newspaper can have appeared, and for what is no string or no date.
    """
    day = _day(published)
    if day is not None and not may_be_published(day):
        raise InputError(
            f"{day.isoformat()} cannot be when the article was published: newspapers began in 1605, and days "
            f"from {FIRST_DAY} to {LAST_DAY} are accepted. Correct the day, or leave it out."
        )
    for what, words in (("title", title), ("source", source), ("address", url)):
        if words and not _is_whole(require_string(words, f"The article's {what}")):
            raise InputError(f"The article's {what} holds half a character (a surrogate alone). Write it in UTF-8.")
    if not require_string(text, "The text").strip():
        raise InputError(f"The text is empty. {ACCEPTED}")
    if "\x00" in text:
        raise InputError(f"The text holds NUL characters, so it is binary. {ACCEPTED}")
    try:
        encoded = text.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"The text holds half a character at offset {error.start}. {ACCEPTED}") from error
    if len(encoded) > MAX_BYTES:
        raise InputError(f"The text is {len(encoded) / 1e6:.1f} MB long. {ACCEPTED}")
    require_no_address(text)
    _require_english(text)
    digest = hashlib.sha256(encoded).hexdigest()
    return Article(
        id=f"a-{digest[:16]}",
        sha256=digest,
        title=title or None,
        source=source or None,
        url=url or None,
        published=day,
        text=text,
    )


def require_no_address(text: str) -> None:
    """Raise InputError for what is an address, or some of them, and no text: nothing is fetched."""
    words = text.translate(_UNSEEN).split()
    if words and all(map(_ADDRESS.fullmatch, words)):
        shown = words[0] if len(words[0]) <= _ADDRESS_SHOWN else f"{words[0][:_ADDRESS_SHOWN]}…"
        raise InputError(
            f"{shown} is an address and no text, and Dateline fetches nothing from the web. Open the page and paste "
            "the article's text, or save the page and give the file."
        )


def _is_whole(words: str) -> bool:
    """Tell whether UTF-8 can write a string: not where it holds half of a pair of surrogates."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def may_be_published(day: date) -> bool:
    """Tell whether an article can have appeared on a day: "Monday" is counted from it."""
    return FIRST_DAY <= day <= LAST_DAY


def title_of(article: Article) -> str:
    """Return what an article is called in a list: its title, or its first words marked as being no title."""
    if article.title:
        return article.title
    words = " ".join(article.text[:200].split())
    return f"Untitled article: {words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN].rsplit(' ', 1)[0] + ' …'}"


def _require_english(text: str) -> None:
    sample = text[:_SAMPLE_CHARS]
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if not words:
        raise InputError(f"The text holds no words. {ACCEPTED}")
    if sum(word.isascii() for word in words) < 0.5 * len(words):
        raise InputError(f"Most of the text is not in Latin letters, so it is not English. {ACCEPTED}")
    if len(words) < _JUDGED_WORDS or sum(word in _ENGLISH for word in words) >= 0.2 * len(words):
        return
    language, certainty = _identifier().classify(sample)
    if language not in _NEAR_ENGLISH and certainty >= _SURE:
        raise InputError(f"The text seems to be in another language than English ({language}). {ACCEPTED}")
