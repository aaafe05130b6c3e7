"""What a text tells of a journey or a distance that says where a place can lie, as plain data.

Whoever reads journeys or claims makes witnesses of them and hands them to `read_again`; mentions are named by their
ids. `why` is what the text tells, as a clause that reads on after "since": "somebody came or left by sea (“frigate”)".
`doubt` is the share of such witnesses that are wrong: misread, or false in the text itself. Distances are in km.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AtPort:
    """A ship docks there, sails from there or to it."""

    mention_id: str
    why: str
    doubt: float = 0.03


@dataclass(frozen=True)
class AtStation:
    """A train stops there, leaves it or goes to it."""

    mention_id: str
    why: str
    doubt: float = 0.1


@dataclass(frozen=True)
class OneRailway:
    """A train goes from one to the other, so that one network of railways serves both."""

    mention_a: str
    mention_b: str
    why: str
    doubt: float = 0.06


@dataclass(frozen=True)
class Overland:
    """Somebody goes from one to the other by road, so that no ocean lies between."""

    mention_a: str
    mention_b: str
    why: str
    doubt: float = 0.2


@dataclass(frozen=True)
class Beyond:
    """They are at least so far apart: nobody takes a plane to the next village."""

    mention_a: str
    mention_b: str
    km_at_least: float
    why: str
    doubt: float = 0.2


@dataclass(frozen=True)
class Near:
    """The text says in words that the one lies near the other."""

    mention_a: str
    mention_b: str
    why: str
    doubt: float = 0.1


@dataclass(frozen=True)
class Within:
    """They are at most so far apart, by the means of travel and, where it is told, the time that it took."""

    mention_a: str
    mention_b: str
    km_at_most: float
    why: str
    doubt: float = 0.05


@dataclass(frozen=True)
class Apart:
    """They lie so far from each other by a figure that the text states: it may be false, so it is a weak witness.

    `bearing_deg` is in which direction B lies from A, in degrees clockwise from north, where the text says so.
    """

    mention_a: str
    mention_b: str
    km: float
    tolerance_km: float
    why: str
    bearing_deg: float | None = None
    doubt: float = 0.05


@dataclass(frozen=True)
class OnTheWay:
    """Somebody's stop is told between others, or beside one, so that it lies on the way sooner than far off it.

    `beside` are the mentions of the stop told before and of the one after, or of one of them; `scale_km` is how far off
    the way a stop is half as likely as on it. Here `doubt` is the share of stops in a village that lie far off the way:
    of towns and cities there are more, the larger they are.
    """

    mention_id: str
    beside: tuple[str, ...]
    scale_km: float
    why: str
    doubt: float = 0.02


Witness = AtPort | AtStation | OneRailway | Overland | Beyond | Near | Within | Apart | OnTheWay
