"""The order of visits: what is found by sorting and by estimates is what looking at all would find."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.journey.itinerary.row import Row
from geo.journey.itinerary.visit import Visit
from geo.journey.itinerary.visits import _holding, _likely
from geo.model import Window
from geo.routing import distance_km

START = datetime(2023, 9, 10, tzinfo=UTC)
days = st.none() | st.integers(0, 6).map(lambda n: START + timedelta(days=n))
windows = st.builds(lambda a, b: Window(earliest=a, latest=b), days, days)
points = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


def holds(wide, narrow):
    bounds = wide.earliest, wide.latest, narrow.earliest, narrow.latest
    if None in bounds or wide == narrow:
        return False
    return wide.earliest <= narrow.earliest and narrow.latest <= wide.latest


@given(st.lists(windows, max_size=12))
def test_a_window_holds_another_where_one_of_all_lies_in_it(times):
    assert _holding(times) == [any(holds(a, b) for b in times) for a in times]


@settings(max_examples=15, deadline=None)
@given(points, st.lists(points, min_size=3, max_size=5).map(lambda few: few * 12))
def test_the_shortest_detour_is_among_those_that_are_measured(here, way):
    def detour(index):
        ends = way[max(0, index - 1) : index + 1] if index < len(way) else way[-1:]
        direct = distance_km(*ends) if len(ends) == 2 else 0
        return sum(distance_km(end, here) for end in ends) - direct

    every = range(len(way) + 1)
    assert min(every, key=detour) == min(_likely(here, way, 0, len(way)), key=detour)
    inner = range(2, len(way) + 1)
    assert min(inner, key=detour) == min(_likely(here, way, 2, len(way)), key=detour)
    assert min(inner[:-1], key=detour) == min(_likely(here, way, 2, len(way) - 1), key=detour)


def visit(place, order, *, leaves):
    event = SimpleNamespace(
        event=SimpleNamespace(type="departure" if leaves else "arrival", trigger=SimpleNamespace(start=order)),
        order=order,
    )
    return Visit(SimpleNamespace(id=place, lat=1.0, lon=2.0), order, to_come=False, statuses=[], events=[event])


visits = st.builds(
    lambda p, o, leaves: visit(p, o, leaves=leaves), st.sampled_from("abc"), st.integers(0, 5), leaves=st.booleans()
)


@given(st.lists(st.tuples(st.integers(0, 9), visits), max_size=10), visits)
def test_a_row_answers_as_if_all_its_visits_were_looked_at(told, new):
    row, plain = Row([]), []
    for at, one in told:
        row.insert(min(at, len(plain)), one)
        plain.insert(min(at, len(plain)), one)
    assert row.visits == plain
    earlier = [(v.order, i) for i, v in enumerate(plain) if v.order <= new.order]
    assert row.told_before(new) == (max(earlier)[1] if earlier else None)
    assert row.first_at(new) == next((i for i, v in enumerate(plain) if v.place.id == new.place.id), None)
    assert row.first_leaving(1) == next((i for i, v in enumerate(plain) if i and v.leaves), None)
    unled = (i for i, v in enumerate(plain) if not v.leaves and not (i and plain[i - 1].leaves))
    assert row.first_unled() == next(unled, None)
    assert list(row.of_trigger(new)) == [i for i, v in enumerate(plain) if v.order == new.order]
    assert list(row.leaving()) == [i for i, v in enumerate(plain) if v.leaves]
    assert row.first_of_event(new) is None
    assert all(row.first_of_event(v) == i for i, v in enumerate(plain))
