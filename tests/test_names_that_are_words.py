"""Names that are words of other kinds: "May" and "Will" are no modals, "Train 2010" and "Thursday Island" no times."""

from __future__ import annotations

import pytest

from geo import analyse


def read(text):
    return analyse(text, published="2017-03-29")


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Mrs May arrived in Brussels on Thursday.", ["2017-03-23"]),
        ("Prime Minister May landed in Riyadh on Sunday.", ["2017-03-26"]),
        ("He may arrive in Tokyo on Friday.", ["2017-03-31"]),
        ("Will Carter left Lagos on Friday.", ["2017-03-24"]),
        ("Anna Lind will leave Lagos on Friday.", ["2017-03-31"]),
        ("Train 2010 left Oslo for Bergen.", []),
        ("The council adopted Resolution 1973.", []),
        ("They met in Suite 2000 of the hotel.", []),
        ("The peak is 1950 m high.", []),
        ("The train left in 2010.", ["2010"]),
        ("The ferry left Friday Harbor on Sunday.", ["2017-03-26"]),
        ("She was born on Thursday Island.", []),
        ("In April Anna Lind flew to Rome.", ["2017-04"]),
    ],
)
def test_only_times_are_times(text, times):
    assert [time.timex for time in read(text).times] == times


@pytest.mark.parametrize(
    ("text", "traveller", "status"),
    [
        ("Will Carter flew from Accra to Abuja.", "Will Carter", "confirmed"),
        ("May flew to Berlin on Monday.", "May", "confirmed"),
        ("May arrives in Tokyo in May.", "May", "confirmed"),
        ("Will Carter will fly from Accra to Abuja.", "Will Carter", "scheduled"),
    ],
)
def test_who_is_named_may_or_will_travels_as_anybody(text, traveller, status):
    dossier = read(text)
    assert [each.name for each in dossier.travellers] == [traveller]
    assert {event.status for event in dossier.events} == {status}
