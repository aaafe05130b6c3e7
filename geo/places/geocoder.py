"""The embedded gazetteer as a geopy geocoder, and Nominatim behind it as an option.

`Dateline()` drops into code written for any geopy geocoder: `geocode("Khasan")`, `reverse((42.4, 130.6))`, each a
`geopy.Location` or a list of them. It asks no network. `OnlineFirst` asks Nominatim first, as its usage policy asks:
at most once a second, every answer kept on disk, and with the embedded index and a warning where it does not answer.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geopy.exc import GeocoderQueryError, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point
from platformdirs import user_cache_dir

from geo.errors import InputError, PlaceNotFoundError
from geo.output import replacing
from geo.places.gazetteer import open_gazetteer
from geo.places.lookup import search

if TYPE_CHECKING:
    from geo.model import Place

_SECONDS_BETWEEN = 1.0
_REACH_KM = 100.0


def address_of(place: Place) -> str:
    """Return a place's name with its division and country code, as geopy's addresses go: small to large."""
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part)


def _location(place: Place, why: str | None = None, km: float | None = None) -> Location:
    raw = place.model_dump() | ({"why": why} if why else {}) | ({"km": km} if km is not None else {})
    return Location(address_of(place), Point(place.lat, place.lon), raw)


def _words_of(query: object) -> str:
    """Return a query as "name, division, country"; raises InputError for what is none."""
    if isinstance(query, Mapping):
        query = ", ".join(str(query[key]) for key in ("city", "state", "country") if key in query)
    if not isinstance(query, str) or not (query.strip() and query.isprintable()):
        raise InputError(f"{repr(query)[:60]} is no query; give a name such as “Springfield, Illinois”.")
    return query


class Dateline(Geocoder):  # type: ignore[misc] # geopy ships no types
    """A geopy geocoder over the embedded gazetteer: offline, the same answer every time."""

    def __init__(self, *, user_agent: str | None = None) -> None:
        """Open nothing yet; `user_agent` is taken for the sake of geopy's other geocoders and not used."""
        super().__init__(user_agent=user_agent)

    def geocode(
        self,
        query: str | dict[str, str],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's contract; nothing here waits
        limit: int = 10,
        country: str | None = None,
        near: str | None = None,
    ) -> Location | list[Location] | None:
        """Return the location that a query means, or the likeliest ones; None where the name is unknown.

        `query` is "name, division, country" or geopy's structured form {"city", "state", "country"}. Raises
        geopy's GeocoderQueryError for an empty query, and for what is neither.
        """
        try:
            text = _words_of(query)
            found = search(open_gazetteer(), text, near=near, country=country, top=1 if exactly_one else limit)
        except PlaceNotFoundError:
            return None
        except InputError as error:
            raise GeocoderQueryError(str(error)) from error
        locations = [_location(match.place, match.why) for match in found]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's contract; nothing here waits
        limit: int = 10,
        reach_km: float = _REACH_KM,
    ) -> Location | list[Location] | None:
        """Return the nearest town to a point, or the nearest ones; None where none lies within `reach_km`.

        `query` is a geopy Point, (lat, lon) or "lat, lon"; raises geopy's GeocoderQueryError (a ValueError) else.
        """
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"{query!r} is no point; give (latitude, longitude) in degrees.") from error
        near = open_gazetteer().near(point.latitude, point.longitude, 1 if exactly_one else limit)
        locations = [_location(place, km=round(km, 3)) for place, km in near if km <= reach_km]
        if not locations:
            return None
        return locations[0] if exactly_one else locations


def _keep(file: Path, raws: list[Any]) -> None:
    """Keep an answer, whole or not at all; where there is no room for it, it is asked for again."""
    with suppress(InputError, OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file) as kept:
            kept.write(json.dumps(raws).encode())


class OnlineFirst(Geocoder):  # type: ignore[misc] # geopy ships no types
    """Nominatim through geopy, cached on disk and rate-limited; the embedded gazetteer where it does not answer."""

    def __init__(self, *, user_agent: str, cache: Path | None = None, adapter_factory: Any = None) -> None:
        """Ask as `user_agent`, which names the application and a contact; keep answers in `cache`."""
        super().__init__(user_agent=user_agent)
        online = Nominatim(user_agent=user_agent, adapter_factory=adapter_factory)
        self._ask = RateLimiter(
            online.geocode, min_delay_seconds=_SECONDS_BETWEEN, max_retries=0, swallow_exceptions=False
        )
        self._cache = cache or Path(user_cache_dir("dateline")) / "nominatim"
        self._embedded = Dateline()

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """Return what Nominatim says, from the cache if it was asked before; else the embedded gazetteer's answer."""
        try:
            text = _words_of(query)
        except InputError as error:
            raise GeocoderQueryError(str(error)) from error
        kept = self._cache / f"{hashlib.sha256(text.encode()).hexdigest()}.json"
        try:
            if not kept.exists():
                answer = self._ask(text, exactly_one=False, timeout=timeout)
                raws = [place.raw for place in answer or []]
                _keep(kept, raws)
            else:
                raws = json.loads(kept.read_text(encoding="utf-8"))
        except (GeopyError, OSError) as error:
            warnings.warn(f"Nominatim did not answer ({error}); using the embedded gazetteer.", stacklevel=2)
            return self._embedded.geocode(query, exactly_one=exactly_one)
        locations = [Location(raw["display_name"], Point(float(raw["lat"]), float(raw["lon"])), raw) for raw in raws]
        if not locations:
            return self._embedded.geocode(query, exactly_one=exactly_one)
        return locations[0] if exactly_one else locations

    def reverse(
        self, query: Point | tuple[float, float] | str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """Return the nearest town of the embedded gazetteer: Nominatim is not asked."""
        return self._embedded.reverse(query, exactly_one=exactly_one, timeout=timeout)
