"""When a page was published: what its data says, never the day of an update, a comment, a footer or another story.

JSON-LD comes first, then `meta` and microdata. What htmldate finds in the rest is asked for of a page from which all
that tells another day has been taken.
"""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from geo.intake.article import may_be_published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_ARTICLE: Final = re.compile(r"Article$|Posting$|^Report$|Review$")
_PAGE: Final = re.compile(r"WebPage$")
_META: Final = re.compile(
    r"""
    (?:article|og)[:.]published(?:_time)? | date[_-]?published | (?:original)?pub(?:lish|lication)?[_-]?date | date
    | (?:parsely|sailthru)[.-](?:pub-)?date | dc(?:terms)?\.(?:date(?:\.(?:issued|created))?|issued|created)
    | citation_(?:publication|online)_date | cxenseparse:recs:publishtime
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PUBLISHED: Final = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_CHANGE: Final = re.compile(r"updat|modif|revis|amend|edited", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"(?<![a-z])(?:comments?|disqus|related|recommended|most-?read|trending|latest|sidebar|footer|copyright)(?![a-z])",
    re.IGNORECASE,
)
_BESIDE_TAGS: Final = frozenset({"footer", "aside", "nav", "form", "script"})
_KEPT: Final = frozenset({"html", "head", "body", "main"})
_LABEL_CHARS: Final = 40
_LABELLED_PARTS: Final = 3


def told_published(page: Any) -> date | None:
    """Return the day of publication that a page's data tell, its tree being lxml's; None where they tell none."""
    return next(_days(_in_data(page)), None) or next(_days(_in_meta(page)), None)


def seen_published(page: Any) -> date | None:
    """Return the day of publication that htmldate finds on a page, the days of all else taken away; or None."""
    from htmldate import find_date  # noqa: PLC0415 - only this kind of file needs it

    page = deepcopy(page)
    for element in [element for element in page.iter() if _tells_another_day(element)]:
        if element.getparent() is not None:
            element.drop_tree()
    # The wider search for a date takes any in the prose, or the year of the copyright.
    return next(_days(iter([find_date(page, extensive_search=False, original_date=True)])), None)


def _days(values: Iterator[object]) -> Iterator[date]:
    for value in values:
        try:
            day = datetime.fromisoformat(str(value).strip()).date()
        except ValueError:
            continue
        if may_be_published(day):
            yield day


def _in_data(page: Any) -> Iterator[object]:
    """Give the days of JSON-LD: those of articles before that of the page."""
    nodes: list[dict[str, Any]] = []
    for script in page.iterfind('.//script[@type="application/ld+json"]'):
        try:
            read = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            yield from _PUBLISHED.findall(script.text or "")
            continue
        for told in read if isinstance(read, list) else [read]:
            nodes += _nodes(told)
    for kind in (_ARTICLE, _PAGE):
        for node in nodes:
            types = node.get("@type")
            if any(kind.search(str(name)) for name in (types if isinstance(types, list) else [types])):
                yield node.get("datePublished")


def _nodes(told: Any) -> Iterator[dict[str, Any]]:
    """Give the things that a JSON-LD object is about: itself, what its graph holds, what a page is made for."""
    if isinstance(told, dict):
        graph = told.get("@graph")
        things = [told, told.get("mainEntity"), *(graph if isinstance(graph, list) else ())]
        yield from (thing for thing in things if isinstance(thing, dict))


def _in_meta(page: Any) -> Iterator[object]:
    for meta in page.iter("meta"):
        if any(_META.fullmatch(meta.get(key, "")) for key in ("property", "name", "itemprop")):
            yield meta.get("content")
    for element in page.iterfind('.//*[@itemprop="datePublished"]'):
        if not any(_is_beside(above) for above in element.iterancestors()):
            yield element.get("datetime") or element.get("content")


def _is_beside(element: Any) -> bool:
    """Tell whether an element stands beside the article: comments, other stories, the foot of the page."""
    if element.tag in _BESIDE_TAGS:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag not in _KEPT and bool(_BESIDE.search(names)) and element.find(".//h1") is None


def _tells_another_day(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _KEPT:
        return False
    if element.tag == "meta":
        return any(_CHANGE.search(element.get(key, "")) for key in ("name", "property", "itemprop", "http-equiv"))
    if _is_beside(element):
        return True
    before = element.getprevious()
    above = element.getparent()
    text = element.text if element.find("time") is None else ""  # else each `time` is judged by what is before it
    lead = (above.text if before is None else before.tail) if element.tag == "time" and above is not None else ""
    return len(element) <= _LABELLED_PARTS and any(
        _CHANGE.search(words)
        for words in (
            (lead or "")[-_LABEL_CHARS:], (text or "")[:_LABEL_CHARS], element.get("class", ""),
            element.get("itemprop", ""),
        )
    )  # fmt: skip
