"""Markdown: a report that a fact-checker can file, with a picture of the map, each statement with its words.

Whatever comes from the article or its metadata is escaped: Markdown's own signs by backslashes, `<` and `&` as
entities, and the dots, slashes and at signs of addresses, so that no renderer takes text for a tag or a link; many link
a bare "www.example.com", or "example.com" alone. The picture is a PNG in a data: address at the end.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from geo.export.picture import picture_png
from geo.lexicon import rule_says
from geo.records import standing
from geo.view import (
    STATUS_WORDS,
    VERDICT_WORDS,
    correction_words,
    event_sources,
    event_title,
    itinerary,
    place_where,
    time_words,
    web_address,
    window_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.model import Claim, Dossier, Event

ATTRIBUTION = (
    "Places: GeoNames, CC BY 4.0. Railways: © OpenStreetMap contributors, ODbL. Borders and coasts: Natural Earth, "
    "public domain, de facto."
)
_SIGNS = re.compile(r"([\\`*_\[\]|~$]|^[#+>-])")
_ADDRESS_DOT = re.compile(r"(?<=[\w\])-])\.(?=[^\W\d_]{2})")
"""A dot that a renderer may take for one in a domain's name: not that of a figure, nor one before a space."""
_LIST_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)")


def escape(text: str) -> str:
    """Return text that no Markdown renderer takes for markup, on one line."""
    flat = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    listed = _LIST_NUMBER.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", flat))
    # GitHub's renderer looks for somebody@example.com after it has read the entities: a sign without width parts them.
    return _ADDRESS_DOT.sub("&#46;", listed).replace("//", "&#47;&#47;").replace("@", "&#64;&#8288;")


def export_markdown(dossier: Dossier) -> str:
    """Return the dossier as a Markdown report."""
    return "\n".join([*_head(dossier), *_body(dossier), *_foot(dossier)]) + "\n"


def _head(dossier: Dossier) -> Iterator[str]:
    article = dossier.article
    yield f"# {escape(article.title or 'Dossier')}"
    yield ""
    facts = [escape(article.source)] if article.source else []
    day = article.published
    facts.append(f"published {day:%A} {day.day} {day:%B %Y}" if day else "date of publication not known")
    if address := web_address(article.url):
        facts.append(f"<{address}>")
    yield ", ".join(facts) + "."
    yield ""
    yield "![Map of the places and routes][map]"
    yield ""


def _body(dossier: Dossier) -> Iterator[str]:
    if dossier.claims:
        yield from ("## Claims, measured", "")
        for claim in dossier.claims:
            yield from _claim(claim)
    if journey := itinerary(dossier):
        yield from ("## Journey", "")
        yield from (f"- {escape(line)}" for line in journey)
        yield ""
    if dossier.events:
        yield from ("## Events", "")
        yield from _table(
            ("Event", "When", "Status", "According to", "In the article"),
            (_event(dossier, event) for event in dossier.events),
        )
    if dossier.times:
        yield from ("## Times", "")
        yield from _times(dossier)
    if dossier.places:
        yield from ("## Places", "")
        yield from _table(
            ("Place", "What and where", "Position", "Source"),
            (
                (
                    p.name,
                    place_where(p),
                    "" if p.lat is None or p.lon is None else f"{p.lat:.4f}, {p.lon:.4f}",
                    f"{p.source}, {p.id}",
                )
                for p in dossier.places
            ),
        )
    names = {m.id: m.text for m in dossier.mentions}
    titles = {e.id: event_title(dossier, e) for e in dossier.events}
    whats = [names.get(u.mention_id or "") or titles.get(u.event_id or "") for u in dossier.unplaced]
    missing = [f"{what}: {u.why}" if what else u.why for what, u in zip(whats, dossier.unplaced, strict=True)]
    if put_right := [correction_words(dossier, made) for made in standing(dossier.corrections)]:
        yield from ("## Put right by readers", "")
        yield from (f"- {escape(line)}" for line in put_right)
        yield ""
    if missing:
        yield from ("## Not placed, not dated", "")
        yield from (f"- {escape(line)}" for line in missing)
        yield ""
    if dossier.warnings:
        yield from ("## To be read with care", "")
        yield from (f"- {escape(warning.message)}" for warning in dossier.warnings)
        yield ""


def _times(dossier: Dossier) -> Iterator[str]:
    """Yield the table of times; what their rules read is a column where that is known of any."""
    says = [rule_says(time.rule) for time in dossier.times]
    known = any(says)
    head = ("In the article", "Read as", "TIMEX3", *(["By the rule for"] if known else []))
    rows = (
        (time.text, time_words(time), f"{time.type} {time.timex}", *([said or ""] if known else []))
        for time, said in zip(dossier.times, says, strict=True)
    )
    yield from _table(head, rows)


def _claim(claim: Claim) -> Iterator[str]:
    yield f"### {VERDICT_WORDS[claim.verdict]}: “{escape(claim.text)}”"
    yield ""
    if claim.conclusion:
        yield escape(claim.conclusion)
        yield ""
    yield f"{escape(claim.headline)}."
    yield ""
    yield from (
        f"- **{c.name.replace('_', ' ')}**: {VERDICT_WORDS[c.verdict].lower()}. {escape(c.explanation)}"
        for c in claim.checks
    )
    yield ""


def _event(dossier: Dossier, event: Event) -> tuple[str, ...]:
    place = dossier.place(event.place_id or event.from_place_id or event.to_place_id)
    words = " … ".join(dossier.article.text[s.start : s.end] for s in event.evidence)
    return (
        event_title(dossier, event),
        window_words(event.when, place.timezone if place else None),
        STATUS_WORDS[event.status],
        "; ".join(event_sources(event)),
        words,
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(escape(cell) for cell in row)} |"
    yield ""


def _foot(dossier: Dossier) -> Iterator[str]:
    made = dossier.provenance
    yield "---"
    yield ""
    yield (
        f"Made with Dateline {escape(made.dateline)}; language model {escape(made.language_model)}; gazetteer "
        f"{escape(made.gazetteer)}; railways {escape(made.railways)}. {escape(ATTRIBUTION)}"
    )
    yield ""
    yield f"[map]: data:image/png;base64,{base64.b64encode(picture_png(dossier)).decode('ascii')}"
