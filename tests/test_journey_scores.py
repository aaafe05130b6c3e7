"""What the benchmark of journeys counts (benchmarks/journey_scores.py, journey_marks.py): what goals stand on."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIMA = {"id": "lima", "name": "Lima", "country": "PE", "lat": -12.05, "lon": -77.04, "feature": "PPLC"}
CUSCO = {"id": "cusco", "name": "Cusco", "country": "PE", "lat": -13.52, "lon": -71.97, "feature": "PPLA"}
PERU = {"id": "peru", "name": "Peru", "country": "PE", "lat": -10.0, "lon": -76.0, "feature": "PCLI"}
QUITO = {"id": "quito", "name": "Quito", "country": "EC", "lat": -0.22, "lon": -78.51, "feature": "PPLC"}
PLACES = [LIMA, CUSCO, PERU, QUITO]
TEXT = "I left Lima for Cusco, not Quito."


@pytest.fixture(scope="module")
def modules():
    """The scripts that count, with what they import beside them."""
    folders = [str(ROOT / "benchmarks"), str(ROOT / "data" / "build")]
    sys.path[:0] = folders
    try:
        yield {name: importlib.import_module(name) for name in ("journey_scores", "journey_marks", "journeys_gold")}
    finally:
        for folder in folders:
            sys.path.remove(folder)


@pytest.fixture(scope="module")
def scores(modules):
    return modules["journey_scores"]


@pytest.fixture(scope="module")
def marks(modules):
    return modules["journey_marks"]


def gold(*places, **more):
    stops = [{"name": p["name"], "country": p["country"], "lat": p["lat"], "lon": p["lon"], "status": "confirmed"}
             for p in places]  # fmt: skip
    return {"stops": stops, "forbidden": [], "neutral": [], "claims": [], **more}


def dossier(*ids, statuses=(), says="I", claims=()):
    stops = [{"place_id": one, "status": "confirmed", "sureness": 0.8, "arrive": None} for one in ids]
    for stop, status in zip(stops, statuses, strict=False):
        stop["status"] = status
    mentions = [{"start": TEXT.index(p["name"]), "end": TEXT.index(p["name"]) + len(p["name"]), "place_id": p["id"]}
                for p in (LIMA, CUSCO, QUITO)]  # fmt: skip
    return {
        "article": {"text": TEXT},
        "places": PLACES,
        "mentions": mentions,
        "events": [],
        "claims": list(claims),
        "travellers": [{"id": "t1", "name": says, "mentions": []}],
        "routes": [{"traveller_id": "t1", "stops": stops}],
    }


def figures(score):
    return score.hits, score.drawn, score.wanted, score.required


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (("lima", "cusco", "quito"), (3, 3, 3, 3)),
        (("quito", "cusco", "lima"), (1, 3, 1, 3)),  # as many places, in no order of the gold
        (("lima", "lima", "cusco"), (2, 2, 2, 3)),  # the same again beside it is neither right nor wrong
        (("peru", "lima"), (1, 1, 1, 3)),  # nor is the country that holds it
        (("lima", "quito", "peru"), (2, 3, 2, 3)),  # which holds nothing beside a town of another
    ],
)
def test_stops_count_in_the_order_of_travel(scores, drawn, expected):
    assert figures(scores.best_route(gold(LIMA, CUSCO, QUITO), dossier(*drawn))) == expected


def test_an_optional_stop_is_not_missed(scores):
    asked = gold(LIMA, CUSCO)
    asked["stops"][1]["optional"] = True
    assert scores.best_route(asked, dossier("lima")).f1 == 1
    assert figures(scores.best_route(asked, dossier("lima", "cusco"))) == (2, 2, 1, 1)


def test_the_sureness_of_a_stop_counts_where_it_is_right_or_wrong(scores):
    found = scores.best_route(gold(LIMA, CUSCO), dossier("lima", "lima", "quito", "cusco"))
    assert found.sure_stops == [(0.8, True), (0.8, False), (0.8, True)], "the same again is neither"


def test_what_is_denied_is_no_stop_and_what_is_forbidden_is_named(scores):
    asked = gold(LIMA, forbidden=[{"name": "Quito", "lat": None, "lon": None}])
    assert scores.best_route(asked, dossier("lima", "quito")).forbidden == ("Quito",)
    assert scores.best_route(asked, dossier("lima", "quito", statuses=("confirmed", "denied"))).forbidden == ()
    asked["forbidden"][0]["allowed_statuses"] = ["scheduled"]
    assert scores.best_route(asked, dossier("lima", "quito", statuses=("confirmed", "scheduled"))).forbidden == ()


def test_a_narrated_journey_is_that_of_whoever_says_i(scores):
    assert scores.best_route(gold(LIMA, CUSCO), dossier("lima", "cusco", says="Mira Tavish")).hits == 0
    named = gold(LIMA, CUSCO, traveller="Mira Tavish")
    assert scores.best_route(named, dossier("lima", "cusco", says="the driver")).hits == 2


def test_every_name_is_one_route_in_the_order_of_the_text(scores):
    assert figures(scores.every_name(gold(LIMA, QUITO), dossier())) == (2, 3, 2, 2)


def test_all_documents_count_together(scores):
    whole = scores.total(
        [scores.best_route(gold(LIMA, CUSCO), dossier(*drawn)) for drawn in (("lima", "cusco"), ("quito",))]
    )
    assert (whole.precision, whole.recall, whole.f1) == pytest.approx((2 / 3, 1 / 2, 4 / 7))
    assert whole.days is None


@pytest.mark.parametrize(
    ("earliest", "latest", "accepted", "is_right"),
    [
        ("2024-05-13T05:00:00Z", "2024-05-14T05:00:00Z", [], True),  # that day on Lima's clocks
        ("2024-05-13T00:00:00Z", "2024-05-13T05:00:00Z", [], False),  # which is the evening before there
        ("2024-05-12T05:00:00Z", "2024-05-14T05:00:00Z", [], True),  # two days hold it
        ("2024-05-12T05:00:00Z", "2024-05-15T05:00:00Z", [], False),  # three tell no day
        ("2024-05-12T05:00:00Z", "2024-05-15T05:00:00Z", [None], True),
        (None, "2024-05-14T05:00:00Z", [], False),
        ("2024-05-15T05:00:00Z", "2024-05-16T05:00:00Z", [None], False),  # no day is better than a wrong one
        ("2024-05-20T05:00:00Z", "2024-05-21T05:00:00Z", ["2024-05"], True),
    ],
)
def test_a_day_of_arrival(scores, earliest, latest, accepted, is_right):
    stop = {"arrive": {"earliest": earliest, "latest": latest}}
    wanted = {"arrive": "2024-05-13", "accept_arrive": accepted}
    assert scores.is_day_right(stop, {"timezone": "America/Lima"}, wanted) is is_right


@pytest.mark.parametrize(("truth", "expected"), [("true", 1), ("false", 0)])
def test_a_true_claim_that_is_contradicted_counts(scores, truth, expected):
    claim = {"kind": "distance", "verdict": "contradicted", "quantities": [{"km": 1003.0}], "start": 0, "end": 9}
    asked = gold(LIMA, claims=[{"text": "1000 km", "km": 1000, "truth": truth}])
    assert scores.best_route(asked, dossier("lima", claims=[claim])).contradicted == expected


def marked(modules, *told):
    read = modules["journeys_gold"]
    own = tuple(
        read.Mark(TEXT.index(name), TEXT.index(name) + len(name), who, role, visit, "confirmed")
        for name, who, role, visit in told
    )
    return read.GoldText("made/x", "made", TEXT, None, {who: who for _, who, _, _ in told}, own)


def test_marks_tell_a_journey_where_one_has_two_visits(modules, marks):
    two = marked(modules, ("Lima", "a", "left", 1), ("Cusco", "a", "visited", 2))
    assert marks.tells_journey(two)
    assert not marks.tells_journey(marked(modules, ("Lima", "a", "left", 1), ("Cusco", "b", "visited", 1)))
    right = marks.score_marks(two, dossier("lima", "cusco"))
    assert (right.hits, right.drawn, right.wanted, right.required) == (2, 2, 2, 2)
    assert right.sure_stops == ((0.8, True), (0.8, True))
    assert marks.pooled_f1([right]) == 1
    assert marks.right_stops(two, dossier("lima", "quito", "cusco", statuses=("confirmed", "denied"))) == [
        [True, None, True]
    ]


def test_a_route_of_nobody_is_wrong_and_so_is_a_confirmed_stop_that_is_denied(modules, marks):
    still = marked(modules, ("Lima", "a", "past", None), ("Quito", "a", "denied", None))
    wrong = marks.score_marks(still, dossier("lima", "quito"))
    assert (wrong.hits, wrong.drawn, wrong.required, wrong.routes, wrong.denied) == (0, 2, 0, 1, 1)


def test_a_traveller_has_one_route(modules, marks):
    two = marked(modules, ("Lima", "a", "left", 1), ("Cusco", "a", "visited", 2))
    drawn = dossier("lima", "cusco")
    drawn["routes"] += json.loads(json.dumps(drawn["routes"]))
    score = marks.score_marks(two, drawn)
    assert (score.hits, score.drawn) == (2, 4)


def test_a_dossier_of_another_text_is_refused(modules, marks):
    other = {**dossier("lima"), "article": {"text": "Another."}}
    with pytest.raises(ValueError, match="another text"):
        marks.score_marks(marked(modules, ("Lima", "a", "left", 1)), other)
