"""The entities of an article, found by their words as if all were looked at."""

from __future__ import annotations

from geo.journey.coreference.cast import Cast
from geo.journey.coreference.entities import Entity


def _cast(*entities: Entity) -> Cast:
    cast = Cast()
    for entity in entities:
        cast.note(entity)
    return cast


def test_a_name_is_the_first_of_which_it_is_part_or_that_is_part_of_it() -> None:
    first = Entity("Kim Jong-un", {"kim", "jong", "un"}, "person")
    second = Entity("Kim", {"kim"}, "person")
    cast = _cast(Entity("refugees", {"kim"}, "group"), first, second)
    assert cast.named({"kim"}) is first
    assert cast.named({"kim", "yo"}) is second
    assert cast.named({"putin"}) is None


def test_a_noun_finds_the_last_told_first_and_each_once() -> None:
    ship, convoy = Entity("ship", {"ship", "vessel"}, "group"), Entity("convoy", {"convoy"}, "group", titles={"ship"})
    cast = _cast(ship, convoy)
    assert list(cast.called({"ship", "vessel", "convoy"})) == [convoy, ship]


def test_what_becomes_known_later_is_found() -> None:
    ship = Entity("ship", {"ship"}, "group")
    cast = _cast(ship)
    assert cast.count_named("ship") == 1
    ship.name, ship.kind, ship.keys, ship.nations, ship.moved = "Selene", "named", {"ship", "selene"}, {"p-gr"}, True
    ship.titles.add("tanker")
    assert cast.note(ship) == 0
    assert cast.named({"selene"}) is ship
    assert list(cast.titled({"tanker", "leader"})) == [ship]
    assert cast.of_nation("p-gr") == [ship]
    assert (cast.count_named("ship"), cast.count_named("Selene")) == (0, 1)
