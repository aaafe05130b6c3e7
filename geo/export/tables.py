"""CSV: a zip of one table a kind (places, times, events, stops, legs, claims, checks, corrections), joined by ids.

UTF-8 with a byte order mark, so that spreadsheets read the names right; one header row, instants in ISO 8601, empty
where nothing is known. Text that a spreadsheet would take for a formula gets an apostrophe before it: at the start of a
cell, and after whatever another setting would take for the end of one (a semicolon, a tab, a bar, a new line). Figures
are never touched. The zip's dates are fixed: the same dossier gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pandas as pd

from geo.records import standing
from geo.view import event_sources, event_title, tellings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from geo.model import Claim, Dossier, Window

Cell = str | float | int | None
_FORMULA = re.compile(
    r"""(\A|[;|\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029])   # where a cell begins
        (?=[\x00-\x08\x0e-\x1b\x1f\x20"'`“”‘’\xa0\xad\u2000-\u200f\u202a-\u202f\u205f-\u2069\u3000\ufeff]*   # not seen
           [=+\-@＝＋－＠﹦﹢﹣﹫])""",
    re.VERBOSE,
)
_CONTROL = re.compile(r"\A(?=[\t\r\n])")
_OLDEST = (1980, 1, 1, 0, 0, 0)


def export_csv(dossier: Dossier) -> bytes:
    """Return a zip archive of the dossier's tables."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables(dossier).items():
            text = table.map(_safe).to_csv(index=False, lineterminator="\r\n")
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", _OLDEST), text.encode("utf-8-sig"), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def tables(dossier: Dossier) -> dict[str, pd.DataFrame]:
    """Return the tables of a dossier by name, as pandas frames whose empty cells are None."""
    found: dict[str, tuple[Sequence[str], Sequence[Sequence[Cell]]]] = {
        "places": _places(dossier),
        "times": _times(dossier),
        "events": _events(dossier),
        "stops": _stops(dossier),
        "legs": _legs(dossier),
        "claims": _claims(dossier),
        "checks": (
            ("claim_id", "check", "verdict", "explanation"),
            [(claim.id, c.name, c.verdict, c.explanation) for claim in dossier.claims for c in claim.checks],
        ),
        "corrections": _corrections(dossier),
    }
    return {name: pd.DataFrame(rows, columns=list(head), dtype=object) for name, (head, rows) in found.items()}


def _corrections(dossier: Dossier) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    """Return what readers put right, with what was undone."""
    holds = {made.id for made in standing(dossier.corrections)}
    head = ("id", "kind", "target", "value", "before", "who", "why", "made_at", "holds")
    return head, [
        (c.id, c.kind, c.target, c.value, c.before, c.who, c.why, _iso(c.made_at), "yes" if c.id in holds else "no")
        for c in dossier.corrections
    ]


def _safe(cell: Cell) -> Cell:
    return _CONTROL.sub("'", _FORMULA.sub(r"\1'", cell)) if isinstance(cell, str) else cell


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _bounds(window: Window | None) -> tuple[str | None, str | None]:
    return (_iso(window.earliest), _iso(window.latest)) if window else (None, None)


def _places(dossier: Dossier) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    head = (
        "id",
        "name",
        "local_name",
        "lat",
        "lon",
        "country",
        "admin1",
        "feature",
        "population",
        "radius_km",
        "source",
    )
    return head, [
        (p.id, p.name, p.local_name, p.lat, p.lon, p.country, p.admin1, p.feature, p.population, p.radius_km, p.source)
        for p in dossier.places
    ]


def _times(dossier: Dossier) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    head = ("id", "start", "end", "text", "type", "timex", "earliest", "latest")
    return head, [
        (t.id, t.start, t.end, t.text, t.type, t.timex, _iso(t.earliest), _iso(t.latest)) for t in dossier.times
    ]


def _events(dossier: Dossier) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    head = ("id", "title", "type", "status", "actor", "place_id", "from_place_id", "to_place_id", "mode", "earliest",
            "latest", "sureness", "sources", "text")  # fmt: skip
    text = dossier.article.text
    return head, [
        (
            e.id, event_title(dossier, e), e.type, e.status, e.actor, e.place_id, e.from_place_id, e.to_place_id,
            e.mode, *_bounds(e.when), e.sureness, "; ".join(event_sources(e)),
            " … ".join(text[s.start : s.end] for s in e.evidence),
        )
        for e in dossier.events
    ]  # fmt: skip


def _stops(dossier: Dossier) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    head = ("id", "route_id", "traveller", "order", "place_id", "status", "evidence", "sureness",
            "arrive_earliest", "arrive_latest", "depart_earliest", "depart_latest", "text")  # fmt: skip
    names = {t.id: t.name for t in dossier.travellers}
    told = tellings(dossier)
    return head, [
        (
            s.id,
            route.id,
            names.get(route.traveller_id),
            order,
            s.place_id,
            s.status,
            s.evidence,
            s.sureness,
            *_bounds(s.arrive),
            *_bounds(s.depart),
            told.of(s) or None,
        )
        for route in dossier.routes
        for order, s in enumerate(route.stops, start=1)
    ]  # fmt: skip


def _legs(dossier: Dossier) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    head = ("id", "route_id", "order", "from_stop", "to_stop", "mode", "status", "path_km", "geodesic_km",
            "bearing_deg", "quality", "countries")  # fmt: skip
    return head, [
        (
            leg.id, route.id, order, leg.from_, leg.to, leg.mode, leg.status, leg.path_km, leg.geodesic_km,
            leg.bearing_deg, leg.quality, "; ".join(f"{c.country} {c.km:g} km" for c in leg.countries),
        )
        for route in dossier.routes
        for order, leg in enumerate(route.legs, start=1)
    ]  # fmt: skip


def _claims(dossier: Dossier) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    head = ("id", "start", "end", "text", "kind", "stated", "hedge", "bound", "direction", "from_place_id",
            "to_place_id", "basis", "measured_km", "measured_between", "measured_bearing_deg", "tolerance_km",
            "deviation_km", "deviation_pct", "verdict", "headline", "conclusion")  # fmt: skip
    return head, [
        (
            c.id, c.start, c.end, c.text, c.kind, _stated(dossier, c), c.hedge, c.bound, c.direction, c.from_place_id,
            c.to_place_id, c.basis, c.measured_km, c.measured_between, c.measured_bearing_deg, c.tolerance_km,
            c.deviation_km, c.deviation_pct, c.verdict, c.headline, c.conclusion,
        )
        for c in dossier.claims
    ]  # fmt: skip


def _stated(dossier: Dossier, claim: Claim) -> str:
    return "; ".join(dossier.article.text[q.start : q.end] for q in claim.quantities)
