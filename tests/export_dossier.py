"""A small dossier made by hand, for the tests of the exports: two legs, one claim, hostile text in every field."""

from __future__ import annotations

from datetime import UTC, date, datetime

from geo.model import (
    Article,
    Attribution,
    Check,
    Claim,
    CountryKm,
    Dossier,
    Event,
    Leg,
    Place,
    Provenance,
    Quantity,
    Route,
    Span,
    Stop,
    TimeRef,
    Traveller,
    Unplaced,
    Warning,  # noqa: A004 - the contract's word
    Window,
)

HOSTILE = "<script>alert(1)</script> & [x](javascript:alert(2)) | `y` <img src=x onerror=alert(3)>"
TEXT = f"The train left Anadyr on Monday for Nome, 700 km east of Anadyr. {HOSTILE}"


def place(key: str, name: str, lat: float, lon: float, country: str) -> Place:
    return Place(
        id=key,
        name=name,
        lat=lat,
        lon=lon,
        country=country,
        feature="PPL",
        timezone="UTC",
        radius_km=3,
        source="GeoNames",
    )


def window(first: int, last: int) -> Window:
    return Window(earliest=datetime(2023, 9, first, tzinfo=UTC), latest=datetime(2023, 9, last, tzinfo=UTC))


def dossier(*, title: str | None = HOSTILE) -> Dossier:
    """Anadyr to Nome over the antimeridian, then to Provideniya without a drawn geometry, back over it."""
    anadyr, nome = (
        place("geonames:1", "Anadyr", 64.7337, 177.4968, "RU"),
        place("geonames:2", HOSTILE, 64.5011, -165.4064, "US"),
    )
    provideniya = place("geonames:3", "Provideniya", 64.3833, -173.3, "RU")
    stops = (
        Stop(id="s1", place_id=anadyr.id, depart=window(11, 12), status="confirmed"),
        Stop(id="s2", place_id=nome.id, arrive=window(12, 14), status="reported"),
        Stop(id="s3", place_id=provideniya.id, status="possible"),
    )
    legs = (
        Leg(
            id="l1",
            from_="s1",
            to="s2",
            mode="sea",
            geodesic_km=810.0,
            bearing_deg=80.0,
            path_km=850.0,
            quality="coarse",
            status="reported",
            countries=(CountryKm(country="RU", km=400), CountryKm(country="US", km=450)),
            geometry=((177.4968, 64.7337), (179.0, 64.5), (-179.0, 64.4), (-165.4064, 64.5011)),
        ),
        Leg(
            id="l2",
            from_="s2",
            to="s3",
            mode="unknown",
            geodesic_km=380.0,
            bearing_deg=265.0,
            quality="estimated",
            status="possible",
        ),
    )
    claim = Claim(
        id="c1",
        start=36,
        end=64,
        text="Nome, 700 km east of Anadyr",
        kind="distance",
        quantities=(Quantity(start=42, end=48, value=700, unit="km", km=700),),
        direction="east",
        from_place_id=anadyr.id,
        to_place_id=nome.id,
        measured_km=810.0,
        measured_min_km=804.0,
        measured_max_km=816.0,
        measured_between="centres",
        measured_bearing_deg=80.0,
        tolerance_km=50.0,
        deviation_km=110.0,
        deviation_pct=15.7,
        verdict="imprecise",
        headline="Distance imprecise",
        checks=(
            Check(
                name="distance",
                verdict="imprecise",
                explanation="810.0 km were measured; 700 kilometres is 110.0 km less.",
            ),
            Check(name="direction", verdict="supported", explanation=HOSTILE),
        ),
    )
    event = Event(
        id="e1",
        type="departure",
        trigger=Span(start=10, end=14),
        traveller_ids=("t1",),
        place_id=anadyr.id,
        from_place_id=anadyr.id,
        mode="sea",
        when=window(11, 12),
        status="confirmed",
        attribution=(Attribution(source="author", start=0, end=3),),
        evidence=(Span(start=0, end=66),),
    )
    return Dossier(
        provenance=Provenance(dateline="0", language_model="en 1", gazetteer="g 1", railways="r 1"),
        article=Article(
            id="a",
            sha256="0" * 64,
            title=title,
            source=HOSTILE,
            url="javascript:alert(4)",
            published=date(2023, 9, 12),
            text=TEXT,
        ),
        places=(anadyr, nome, provideniya),
        times=(
            TimeRef(
                id="t",
                start=25,
                end=31,
                text="Monday",
                type="DATE",
                timex="2023-09-11",
                earliest=datetime(2023, 9, 11, tzinfo=UTC),
                latest=datetime(2023, 9, 12, tzinfo=UTC),
            ),
        ),
        travellers=(Traveller(id="t1", name=HOSTILE),),
        events=(event,),
        routes=(Route(id="r1", traveller_id="t1", stops=stops, legs=legs, geodesic_km=1190.0),),
        claims=(claim,),
        unplaced=(Unplaced(event_id="e9", why=HOSTILE),),
        warnings=(Warning(code="x", message=HOSTILE),),
    )
