"""A dossier made by hand from the seed's text: what the page, the store and the exports are tested on.

It stands in for the pipeline so that these tests need no language model; only what they look at is right.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from geo import model, store
from geo.lexicon import RuleWords
from geo.model import (
    Article,
    Attribution,
    Breakpoint,
    Candidate,
    Check,
    Claim,
    CountryKm,
    Dossier,
    Event,
    Leg,
    Mention,
    Place,
    Provenance,
    Quantity,
    Route,
    Span,
    Stop,
    Stretch,
    TimeRef,
    Traveller,
    Unplaced,
    Window,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Correction

SEED = Path(__file__).parent.parent / "seeds" / "000_d73f2120bc69e7cf.txt"

PYONGYANG, KHASAN, VLADIVOSTOK, HASSAN = (
    "geonames:1871859",
    "geonames:2022586",
    "geonames:2013348",
    "geonames:1270239",
)
COAST = (
    (125.754, 39.034), (126.2, 39.22), (126.85, 39.3), (127.24, 39.43), (127.45, 39.72), (127.535, 39.918),
    (127.9, 39.97), (128.3, 40.05), (128.7, 40.28), (129.2, 40.67), (129.33, 40.96), (129.4, 41.2), (129.68, 41.55),
    (129.78, 41.79), (130.0, 42.05), (130.3, 42.25), (130.6, 42.38), (130.652, 42.424),
)  # fmt: skip
MARITIME = (
    (130.652, 42.424), (130.8, 42.65), (131.0, 42.9), (131.3, 43.1), (131.55, 43.35), (131.9, 43.72), (131.95, 43.65),
    (132.0, 43.35), (132.02, 43.25), (131.89, 43.115),
)  # fmt: skip


RULES = {
    "hand.part_of_day": "a weekday with a part of the day, by the tense of its verb",
    "hand.departure": "a departure: a verb of leaving with who leaves",
    "hand.distance": "a distance in a direction from a place",
}


def rule_words(name: str) -> RuleWords | None:
    """Stand in for the lexicon's: the rules of this dossier are made by hand too."""
    return RuleWords(says=RULES[name]) if name in RULES else None


def found(link: str) -> Dossier:
    """Return what the store holds for a link."""
    return Dossier.model_validate_json(store.find_json(link))


def utc(day: int, hour: float) -> datetime:
    """Return an instant of September 2023."""
    return datetime(2023, 9, day, int(hour), int(hour % 1 * 60), tzinfo=UTC)


def find(text: str, words: str, after: str = "") -> Span:
    """Return where the words stand in the text, past the words `after`."""
    start = text.index(words, text.index(after) if after else 0)
    return Span(start=start, end=start + len(words))


def places() -> tuple[Place, ...]:
    """Return the places of the hand-made journey."""
    return (
        Place(
            id=PYONGYANG, name="Pyongyang", local_name="평양",
            lat=39.03385, lon=125.75432, country="KP", feature="PPLC",
            population=3222000, timezone="Asia/Pyongyang", radius_km=12, source="GeoNames",
        ),
        Place(
            id=KHASAN, name="Khasan", local_name="Хасан", lat=42.42387, lon=130.65156, country="RU",
            admin1="Primorsky Krai", feature="PPL", population=742, timezone="Asia/Vladivostok", radius_km=2,
            source="GeoNames",
        ),
        Place(
            id=VLADIVOSTOK, name="Vladivostok", local_name="Владивосток", lat=43.10562, lon=131.87353, country="RU",
            admin1="Primorsky Krai", feature="PPLA", population=604901, timezone="Asia/Vladivostok", radius_km=10,
            source="GeoNames",
        ),
        Place(
            id="country:KP", name="North Korea", lat=40.0, lon=127.0, country="KP", feature="PCLI",
            source="Natural Earth",
        ),
        Place(
            id="country:RU", name="Russia", lat=60.0, lon=100.0, country="RU", feature="PCLI",
            source="Natural Earth",
        ),
    )  # fmt: skip


def mentions(text: str) -> tuple[Mention, ...]:
    """Return the names read, Khasan with its rival."""

    def name(words: str, place: str | None, kind: str = "place", after: str = "", **more: object) -> Mention:
        span = find(text, words, after)
        return Mention.model_validate({
            "id": f"m{span.start}-{span.end}", "start": span.start, "end": span.end, "text": words, "kind": kind,
            "place_id": place, "confidence": 0.9, **more,
        })  # fmt: skip

    khasan = (
        Candidate(
            place_id=KHASAN, score=0.93, why="a border town of Russia, on the railway from North Korea", name="Khasan",
            country="RU", admin1="Primorsky Krai", feature="PPL", population=742, lat=42.42387, lon=130.65156,
        ),
        Candidate(
            place_id=HASSAN, score=0.05, why="bears the name as an alternate; no other place in India is named",
            name="Hassan", country="IN", admin1="Karnataka", feature="PPLA2", population=133436,
            lat=13.0072, lon=76.096,
        ),
    )  # fmt: skip
    pyongyang = (
        Candidate(
            place_id=PYONGYANG, score=0.9, why="the capital of North Korea", name="Pyongyang", country="KP",
            feature="PPLC", lat=39.03385, lon=125.75432,
        ),
        Candidate(
            place_id="geonames:1", score=0.05, why="a village in South Korea", name="Pyongyang", country="KR",
            feature="PPL", lat=35.9, lon=127.7,
        ),
    )  # fmt: skip
    found = [
        name("North Korean", "country:KP", "demonym"),
        name("Pyongyang and Moscow"[:9], PYONGYANG, "metonym", after="between Pyongyang"),
        name("Korean Central News Agency", None, "organisation"),
        name("Pyongyang", PYONGYANG, after="left Pyongyang"),
        name("Russia", "country:RU", after="for Russia on Sunday"),
        name("Kremlin", None, "metonym"),
        name("Russian", "country:RU", "demonym", after="Unidentified Russian"),
        name("Khasan", KHASAN, candidates=khasan),
        name("Vladivostok", VLADIVOSTOK, after="city of Vladivostok"),
        name("Vladivostok", VLADIVOSTOK, after="Vladivostok, situated"),
        name("Pyongyang", PYONGYANG, after="north of Pyongyang", candidates=pyongyang),
    ]
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def times(text: str) -> tuple[TimeRef, ...]:
    """Return the time expressions read, as local instants."""

    def ref(
        words: str, timex: str, earliest: datetime | None, latest: datetime | None, after: str = "", **more: object
    ) -> TimeRef:
        span = find(text, words, after)
        return TimeRef.model_validate({
            "id": f"t{span.start}-{span.end}", "start": span.start, "end": span.end, "text": words, "type": "DATE",
            "timex": timex, "earliest": earliest, "latest": latest, **more,
        })  # fmt: skip

    return (
        ref("Tuesday", "2023-09-12", utc(12, 0), utc(13, 0)),
        ref("Sunday afternoon", "2023-09-10TAF", utc(10, 12), utc(10, 18), type="TIME", rule="hand.part_of_day"),
        ref("in the coming days", "FUTURE_REF", utc(12, 0), None),
        ref("Monday", "2023-09-11", utc(11, 0), utc(12, 0), after="arrived on Monday"),
        ref("2019", "2019", datetime(2019, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)),
    )


def events(text: str) -> tuple[Event, ...]:
    """Return the events of the hand-made dossier."""

    def said(source: str, words: str, chain: tuple[str, ...] = (), factuality: str = "CT+") -> Attribution:
        span = find(text, words)
        return Attribution.model_validate({
            "source": source, "chain": chain, "factuality": factuality, "start": span.start, "end": span.end,
        })  # fmt: skip

    left, arrived = find(text, "left", "that Kim left"), find(text, "arrived", "border and arrived")
    meet, met = find(text, "meeting", "potential meeting"), find(text, "initial meeting")
    came = find(text, "arrived", "Putin arrived on")
    return (
        Event(
            id="e-departure", type="departure", trigger=left, traveller_ids=("kim",), actor="Kim Jong-un",
            from_place_id=PYONGYANG, to_place_id="country:RU", mode="rail", time_ids=(times(text)[1].id,),
            when=Window(earliest=utc(10, 3), latest=utc(10, 9)), status="confirmed",
            attribution=(said("KCNA", "confirmed on Tuesday", ("Yonhap", "KCNA")),),
            evidence=(find(text, "Kim left Pyongyang for Russia on Sunday afternoon"),), rule="hand.departure",
        ),
        Event(
            id="e-arrival", type="arrival", trigger=arrived, traveller_ids=("kim",), actor="Kim Jong-un",
            place_id=KHASAN, mode="rail", when=Window(earliest=utc(10, 15), latest=utc(12, 15)), status="reported",
            attribution=(said("unidentified Russian regional officials", "reported that Kim’s train", ("TBS",)),),
            evidence=(find(text, "arrived in the border town of Khasan"),),
        ),
        Event(
            id="e-putin", type="arrival", trigger=came, actor="Vladimir Putin", place_id=VLADIVOSTOK,
            time_ids=(times(text)[3].id,), when=Window(earliest=utc(10, 14), latest=utc(11, 14)), status="confirmed",
            attribution=(said("TASS", "according to Russia’s TASS news agency"),),
            evidence=(find(text, "Putin arrived on Monday"),),
        ),
        Event(
            id="e-meeting", type="meeting", trigger=meet, traveller_ids=("kim",),
            actor="Kim Jong-un and Vladimir Putin",
            place_id=VLADIVOSTOK, when=Window(earliest=utc(11, 14), latest=utc(13, 14)), status="possible",
            attribution=(said("author", "could be", (), "PS+"),),
            evidence=(find(text, "One potential meeting location could be the eastern Russian city of Vladivostok"),),
        ),
        Event(
            id="e-2019", type="meeting", trigger=met, traveller_ids=("kim",),
            actor="Kim Jong-un and Vladimir Putin",
            place_id=VLADIVOSTOK, time_ids=(times(text)[4].id,), status="historical",
            when=Window(earliest=datetime(2019, 1, 1, tzinfo=UTC), latest=datetime(2020, 1, 1, tzinfo=UTC)),
            attribution=(said("author", "initial meeting"),),
            evidence=(find(text, "the site of Putin’s initial meeting with Kim in 2019"),),
        ),
    )  # fmt: skip


def route() -> Route:
    """Return Kim's journey: three visits, two legs, and where the train can be at a time."""
    stops = (
        Stop(
            id="s1", place_id=PYONGYANG, depart=Window(earliest=utc(10, 3), latest=utc(10, 9)), status="confirmed",
            event_ids=("e-departure",),
        ),
        Stop(
            id="s2", place_id=KHASAN, arrive=Window(earliest=utc(10, 15), latest=utc(12, 15)), status="reported",
            event_ids=("e-arrival",),
        ),
        Stop(
            id="s3", place_id=VLADIVOSTOK, arrive=Window(earliest=utc(11, 14), latest=utc(13, 14)), status="possible",
            event_ids=("e-meeting",),
        ),
    )  # fmt: skip
    legs = (
        Leg(
            id="l1", from_="s1", to="s2", mode="rail", status="reported", geodesic_km=559.2, bearing_deg=44.6,
            path_km=827, quality="bridged", geometry=COAST,
            countries=(CountryKm(country="KP", km=826), CountryKm(country="RU", km=1)),
            stretches=(
                Stretch(from_km=0, to_km=400, quality="routed"),
                Stretch(from_km=400, to_km=403, quality="bridged"),
                Stretch(from_km=403, to_km=827, quality="coarse"),
            ),
        ),
        Leg(
            id="l2", from_="s2", to="s3", mode="rail", status="possible", geodesic_km=125.5, bearing_deg=52.3,
            path_km=318, quality="coarse", geometry=MARITIME, countries=(CountryKm(country="RU", km=318),),
        ),
    )  # fmt: skip
    whereabouts = [
        (utc(10, 3), 0, 0),
        (utc(10, 9), 0, 360),
        (utc(10, 16.75), 0, 827),
        (utc(11, 20), 0, 827),
        (utc(12, 15), 827, 827),
        (utc(12, 22), 827, 1145),
        (utc(13, 9), 827, 1145),
        (utc(13, 14), 1145, 1145),
    ]
    points = tuple(Breakpoint(t=t, min_km=low, max_km=high) for t, low, high in whereabouts)
    return Route(
        id="r-kim", traveller_id="kim", stops=stops, legs=legs, geodesic_km=684.7, path_km=1145, whereabouts=points
    )


def claim(text: str) -> Claim:
    """Return the claim about 680 kilometres."""
    sentence = find(text, "situated approximately 425 miles (680 kilometers) north of Pyongyang")
    miles, km = find(text, "425 miles"), find(text, "680 kilometers")
    start = find(text, "Pyongyang", "north of Pyongyang")
    return Claim(
        id="c1", start=sentence.start, end=sentence.end, text=text[sentence.start : sentence.end], kind="distance",
        quantities=(
            Quantity(start=miles.start, end=miles.end, value=425, unit="mi", km=683.97),
            Quantity(start=km.start, end=km.end, value=680, unit="km", km=680),
        ),
        hedge="approximately", direction="north", from_place_id=PYONGYANG, to_place_id=VLADIVOSTOK,
        from_mention_id=f"m{start.start}-{start.end}",
        measured_km=684.5, measured_min_km=662.8, measured_max_km=706.4, measured_between="centres",
        measured_bearing_deg=46.6, way_km=1145, tolerance_km=34, deviation_km=4.5, deviation_pct=0.66,
        verdict="supported", headline="The distance holds; the direction does not: Vladivostok lies north-east.",
        checks=(
            Check(name="distance", verdict="supported",
                explanation="The straight line measures 684.5 km, 0.7 % over 680 km."),
            Check(name="units_agree", verdict="supported", explanation="425 miles are 684.0 km, 680 km rounded."),
            Check(name="direction", verdict="imprecise",
                explanation="Vladivostok lies north-east of Pyongyang (047°), not north."),
        ),
        rule="hand.distance",
    )  # fmt: skip


def handmade(choices: dict[str, str] | None = None) -> Dossier:
    """Return the dossier, on the seed's own text; `choices` give mentions another place, as the pipeline's do."""
    text = SEED.read_text("utf-8")
    chosen = tuple(m.model_copy(update={"place_id": (choices or {}).get(m.id, m.place_id)}) for m in mentions(text))
    return Dossier(
        provenance=Provenance(dateline="test", language_model="none", gazetteer="by hand", railways="by hand"),
        article=Article(
            id="handmade", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, published=date(2023, 9, 12),
            title="Kim’s train, and a figure to check",
        ),
        mentions=chosen, places=places(), times=times(text), events=events(text), routes=(route(),),
        travellers=(Traveller(id="kim", name="Kim Jong-un", vehicle="armored train"),), claims=(claim(text),),
        unplaced=(Unplaced(mention_id=None, event_id="e-2019", why="Only the year is given."),),
        warnings=(model.Warning(code="hand", message="This dossier was made by hand."),),
    )  # fmt: skip


def corrected(machine: Dossier, corrections: Sequence[Correction], _job: object = None) -> Dossier:
    """Return the dossier with names put right, as `geo.dashboard.reading.corrected` has the workers do."""
    dossier = handmade({made.target: made.value or "" for made in corrections if made.kind == "mention.place"})
    return dossier.model_copy(update={"article": machine.article})


def chosen(standing: store.Standing) -> dict[str, str]:
    """Return the places that names were given by the corrections that stand."""
    return {made.target: made.value or "" for made in standing.records if made.kind == "mention.place"}


def named(mention_id: str, place_id: str, why: str = "") -> Correction:
    """Return the correction that gives a name another place."""
    before = next((m.place_id for m in handmade().mentions if m.id == mention_id), None)
    return model.Correction(
        id="c-1", kind="mention.place", target=mention_id, value=place_id, before=before, who="reader", why=why,
        made_at=datetime.now(UTC),
    )  # fmt: skip


def weighed(**sureness: float) -> Dossier:
    """Return the hand-made dossier with its stops weighed, by their ids."""
    dossier = handmade()
    kinds = {"s1": "moved", "s2": "moved", "s3": "met"}
    (route,) = dossier.routes
    stops = tuple(s.model_copy(update={"evidence": kinds[s.id], "sureness": sureness.get(s.id)}) for s in route.stops)
    return dossier.model_copy(update={"routes": (route.model_copy(update={"stops": stops}),)})
