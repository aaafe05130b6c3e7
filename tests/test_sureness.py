"""How sure a stop is in all: of its place, of whose it is, that it is told, and of its place in the order."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from geo.journey.events.merging import ExtractedEvent
from geo.journey.itinerary.sighting import Sighting
from geo.journey.itinerary.sureness import WEIGHTS, Grounds, Telling, grounds_of
from geo.journey.itinerary.visit import Visit
from geo.model import DerivedFrom, Event, Place, Span

TEXT = "Lund was seen in Oslo. Then she was seen in Bergen, and later in Tromso. She had been seen in Voss before."


def telling(place: str, of: Place | None = None, part: str = "place", **chances: float | None) -> Sighting:
    """Return a sighting at a place that the text names, told as likely as `told`, of `whose`, there by `placed`."""
    at = TEXT.index(place)
    span = Span(start=max(0, at - 8), end=at + len(place))
    of = of or Place(id=place, name=place, lat=60.0, lon=5.0 + at / 10, feature="PPL", source="hand")
    event = Event(
        id=f"e{at}", type="stay", trigger=span, place_id=of.id, status="confirmed", attribution=(), evidence=(span,),
        sureness=chances.get("told", 0.8),
    )  # fmt: skip
    placed = {place: chances["placed"]} if chances.get("placed") is not None else {}
    extracted = ExtractedEvent(
        event, None, at, anterior=False, dated=False, whose=chances.get("whose", 0.8), placed=placed
    )
    return Sighting(of, extracted, part, (span,))


def visit(*sightings: Sighting) -> Visit:
    return Visit(sightings[0].place, sightings)


def grounds(chance: float = 0.5, order: float = 1.0, *, place: float = 1.0, only_left: bool = False) -> Grounds:
    return Grounds(chance, Telling(chance, 1.0, place), order, only_left)


def test_a_stop_is_never_quite_sure_and_never_surer_than_its_place():
    for chance, order, place, left in product((0.0, 0.3, 0.8, 1.0), (-99.0, 0.0, 99.0), (0.0, 0.4, 1.0), (True, False)):
        sureness = grounds(chance, order, place=place, only_left=left).sureness
        assert 0 <= sureness <= place
        assert sureness < 1


def test_what_is_likelier_told_or_in_order_is_surer():
    for one, other in pairwise(grounds(chance).sureness for chance in (0.1, 0.4, 0.7, 0.95)):
        assert one < other
    for one, other in pairwise(grounds(order=order).sureness for order in (-4.0, 0.0, 2.0, 4.9)):
        assert one < other
    assert grounds(only_left=True).sureness < grounds().sureness


def test_another_telling_never_makes_a_stop_less_sure():
    for told, whose, placed in product((0.1, 0.5, 0.9), repeat=3):
        first = telling("Oslo", placed=0.7)
        again = telling("Voss", first.place, told=told, whose=whose, placed=placed)
        [alone] = grounds_of([visit(first)], TEXT)
        [both] = grounds_of([visit(first, again)], TEXT)
        assert both.sureness >= alone.sureness


def test_tellings_count_by_all_their_chances_together():
    [found] = grounds_of([visit(telling("Oslo", told=0.5, whose=0.5, placed=0.8))], TEXT)
    assert found.any_right == pytest.approx(0.2)
    first = telling("Oslo", told=0.5, whose=0.5, placed=0.8)
    again = telling("Voss", first.place, told=0.4, whose=0.5)
    [found] = grounds_of([visit(first, again)], TEXT)
    assert found.any_right == pytest.approx(1 - 0.8 * (1 - 0.4 * 0.5 * 0.8))


def test_a_place_within_an_area_is_as_sure_as_the_area():
    made = DerivedFrom(place_id="Oslo", km=3.0)
    inside = Place(id="within", name="Oslo", lat=60.0, lon=5.0, feature="SEA", source="hand", derived_from=made)
    [found] = grounds_of([visit(telling("Oslo", inside, placed=0.3))], TEXT)
    assert found.best.place == 0.3


def test_what_no_model_weighed_has_no_grounds():
    assert grounds_of([visit(telling("Oslo", told=None))], TEXT) == [None]
    assert grounds_of([], TEXT) == []


@pytest.mark.parametrize(
    ("chances", "order", "doubt"),
    [
        ((0.9, 0.9, 0.3), 5.0, "place"),
        ((0.9, 0.3, 0.9), 5.0, "whose"),
        ((0.3, 0.9, 0.9), 5.0, "told"),
        ((0.9, 0.9, 0.9), -1.0, "order"),
    ],
)
def test_the_doubt_is_what_is_least_sure(chances: tuple[float, float, float], order: float, doubt: str):
    assert Grounds(0.5, Telling(*chances), order, only_left=False).doubt == doubt


def test_the_order_of_a_stop_is_that_beside_its_less_sure_neighbour():
    told = [visit(telling(name)) for name in ("Oslo", "Bergen", "Tromso", "Voss")]
    straight = [one.order for one in grounds_of(told, TEXT)]
    assert straight[0] > 0
    assert straight[1] == min(straight[:2])
    turned = [one.order for one in grounds_of([told[1], told[0], *told[2:]], TEXT)]
    assert turned[0] < 0


def test_a_journey_of_many_visits_is_weighed_in_parts():
    many = [visit(telling(name)) for _ in range(30) for name in ("Oslo", "Bergen", "Tromso", "Voss")]
    assert len(grounds_of(many, TEXT)) == len(many)


def test_the_weights_say_what_they_are_for():
    assert set(grounds().signs) == set(WEIGHTS)
    assert WEIGHTS["told"] > 0
    assert WEIGHTS["order"] > 0
