"""What the page says of a stop's evidence, and what it says where no route is drawn."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from export_dossier import HOSTILE
from export_dossier import dossier as hostile_dossier
from handmade import KHASAN, PYONGYANG, VLADIVOSTOK, find, handmade, rule_words, weighed

from geo.export import export_csv, export_geojson, export_kml, export_markdown
from geo.model import Dossier, Event, Mention, Place, Span, Traveller
from geo.view import build_view, itinerary
from geo.view.instead import found_instead
from geo.view.quoting import quoted
from geo.view.wording import as_subject, is_plural


def stop_lines(dossier: Dossier) -> list[str]:
    return [stop["told"] for stop in build_view(dossier)["routes"][0]["stops"]]


def test_a_stop_says_the_words_the_evidence_and_how_sure():
    assert stop_lines(weighed(s1=0.834, s2=0.996, s3=0.45)) == [
        "Told: “Kim left Pyongyang for Russia on Sunday afternoon” · left there · 83 % sure",
        "Told: “arrived in the border town of Khasan” · came there · 99 % sure",
        (
            "Told: “One potential meeting location could be the eastern Russian city of Vladivostok” · met others there"
            " · unsure, 45 %"
        ),
    ]


def test_a_stop_that_is_unsure_says_what_is_least_sure_of_it():
    dossier = weighed(s1=0.83, s2=0.45)
    (route,) = dossier.routes
    stops = tuple(stop.model_copy(update={"doubt": "whose"}) for stop in route.stops)
    doubted = dossier.model_copy(update={"routes": (route.model_copy(update={"stops": stops}),)})
    lines = stop_lines(doubted)
    assert lines[1].endswith(" · came there · unsure, 45 % · least sure: whose visit it is")
    assert not any("least sure" in line for line in (lines[0], lines[2])), "what is sure, or nobody weighed, says none"
    words = build_view(doubted)["routes"][0]["stops"][1]["why"]["words"]
    assert words[-1] == "Came there · unsure, 45 % · least sure: whose visit it is."


def test_a_stop_that_nobody_weighed_says_its_words_alone():
    assert stop_lines(handmade())[1] == "Told: “arrived in the border town of Khasan”"
    assert not any(stop["unsure"] for stop in build_view(handmade())["routes"][0]["stops"])
    bare = hostile_dossier()
    assert stop_lines(bare) == ["", "", ""], "these stops have no events"
    assert all(stop["why"] is None for stop in build_view(bare)["routes"][0]["stops"])


def test_the_itinerary_in_words_has_it_too():
    (line,) = [line for line in itinerary(weighed(s2=0.7)) if line.startswith("Khasan (")]
    assert line.endswith(". Told: “arrived in the border town of Khasan” · came there · 70 % sure.")


def test_what_is_less_than_sixty_percent_sure_is_marked():
    view = build_view(weighed(s1=0.61, s2=0.599))
    assert [stop["unsure"] for stop in view["routes"][0]["stops"]] == [False, True, False]
    (dots,) = [layer["data"] for layer in view["deck"]["layers"] if layer["id"] == "stops"]
    assert [dot["unsure"] for dot in dots] == [False, True, False]
    dossier = handmade()
    events = (dossier.events[0].model_copy(update={"sureness": 0.42}), *dossier.events[1:])
    cards = build_view(dossier.model_copy(update={"events": events}))["events"]
    assert [(card["unsure"], card["sure"]) for card in cards[:2]] == [(True, "unsure, 42 %"), (False, None)]
    denied = (events[0].model_copy(update={"status": "denied"}), *events[1:])
    cards = build_view(dossier.model_copy(update={"events": denied}))["events"]
    assert (cards[0]["unsure"], cards[0]["sure"]) == (False, None), "a denial is not unsure because nobody was there"


def test_a_place_that_one_visit_is_sure_of_has_no_unsure_dot():
    dossier = weighed(s1=0.4, s2=0.9)
    (route,) = dossier.routes
    back = route.stops[0].model_copy(update={"id": "s4", "place_id": KHASAN, "sureness": 0.3})
    both = dossier.model_copy(update={"routes": (route.model_copy(update={"stops": (*route.stops, back)}),)})
    (dots,) = [layer["data"] for layer in build_view(both)["deck"]["layers"] if layer["id"] == "stops"]
    assert [dot["unsure"] for dot in dots] == [True, False, False, False]


def test_why_a_stop_gives_every_telling_and_the_rules(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("geo.lexicon.rule_words", rule_words)
    dossier = weighed(s1=0.8)
    (route,) = dossier.routes
    again = dossier.events[0].model_copy(
        update={"id": "e-again", "type": "arrival", "evidence": (find(dossier.article.text, "Kim’s train"),)}
    )
    first = route.stops[0].model_copy(update={"event_ids": ("e-departure", "e-again", "e-unknown")})
    route = route.model_copy(update={"stops": (first, *route.stops[1:])})
    view = build_view(dossier.model_copy(update={"events": (*dossier.events, again), "routes": (route,)}))
    assert view["routes"][0]["stops"][0]["why"] == {
        "ask": "Why this stop?",
        "words": [
            "Told: “Kim left Pyongyang for Russia on Sunday afternoon”.",
            "Told: “Kim’s train”.",
            "Read as a departure: a verb of leaving with who leaves.",
            "Came and left · 80 % sure.",
        ],
        "rule": "hand.departure",
    }


def test_a_long_list_of_tellings_is_cut():
    dossier = weighed()
    spans = tuple(Span(start=at, end=at + 5) for at in range(0, 100, 10))
    events = (dossier.events[0].model_copy(update={"evidence": spans}), *dossier.events[1:])
    why = build_view(dossier.model_copy(update={"events": events}))["routes"][0]["stops"][0]["why"]
    assert len([line for line in why["words"] if line.startswith("Told")]) == 6
    assert "And 4 more." in why["words"]


def test_the_words_quoted_are_those_that_name_the_place():
    dossier = weighed()
    text = dossier.article.text
    spans = (find(text, "Kim’s train"), find(text, "arrived in the border town of Khasan"))
    events = tuple(e.model_copy(update={"evidence": spans}) if e.id == "e-arrival" else e for e in dossier.events)
    assert "border town of Khasan" in stop_lines(dossier.model_copy(update={"events": events}))[1]


def test_a_quotation_of_a_long_stretch_has_the_word_that_it_is_about():
    text = f"{'He walked on and on, ' * 20}then he reached Tulsa, {'and on he went ' * 20}"
    name = Span(start=text.index("Tulsa"), end=text.index("Tulsa") + 5)
    said = quoted(text, Span(start=0, end=len(text)), name)
    assert said.startswith("“… ")
    assert said.endswith(" …”")
    assert "then he reached Tulsa," in said
    assert len(said) < 140
    assert quoted("was\n arrested  in Tulsa", Span(start=0, end=23)) == "“was arrested in Tulsa”"


def test_the_exports_carry_evidence_and_sureness():
    dossier = weighed(s1=0.834, s3=0.45)
    features = json.loads(export_geojson(dossier))["features"]
    stops = [f["properties"] for f in features if f["properties"]["kind"] == "stop"]
    assert [(s["evidence"], s["sureness"]) for s in stops] == [("moved", 0.834), ("moved", None), ("met", 0.45)]
    assert stops[0]["text"].startswith("Told: “Kim left Pyongyang")
    with zipfile.ZipFile(io.BytesIO(export_csv(dossier))) as archive:
        rows = [*csv.DictReader(io.StringIO(archive.read("stops.csv").decode("utf-8-sig")))]
        assert "sureness" in archive.read("events.csv").decode("utf-8-sig").splitlines()[0]
    assert [(row["evidence"], row["sureness"]) for row in rows] == [("moved", "0.834"), ("moved", ""), ("met", "0.45")]
    assert "left there · 83 % sure" in export_kml(dossier)
    assert "left there · 83 % sure" in export_markdown(dossier)


TEXT = "Kim was seen in Khasan. The tanker lay off Lima, off Oslo and off Riga. Nobody else went to Vladivostok."


def places() -> tuple[Place, ...]:
    named = (("lima", "Lima", "PE"), ("oslo", "Oslo", "NO"), ("riga", "Riga", "LV"), ("khasan", "Khasan", "RU"))
    towns = [
        Place(id=i, name=name, lat=1.0, lon=2.0, country=country, admin1=f"{name}’s", feature="PPL", source="hand")
        for i, name, country in named
    ]
    russia = Place(id="russia", name="Russia", lat=60.0, lon=90.0, country="RU", feature="PCLI", source="hand")
    return (*towns, russia)


def event(kind: str, place: str | None, who: str | None = "t-kim", status: str = "confirmed", **more: object) -> Event:
    key = "-".join([kind, place or "", who or "", status, *map(str, more.values())])
    return Event.model_validate({
        "id": f"e-{key}", "type": kind, "trigger": Span(start=4, end=12), "place_id": place, "status": status,
        "traveller_ids": (who,) if who else (), "attribution": (), **more,
    })  # fmt: skip


def routeless(*events: Event, named: int = 4) -> Dossier:
    """Return a dossier without a route: Kim, a tanker and three climbers, four towns and Russia."""
    towns = places()
    mentions = tuple(
        Mention(id=f"m{n}", start=n, end=n + 1, text="x", kind="place", place_id=towns[n].id) for n in range(named)
    )
    travellers = tuple(Traveller(id=i, name=name) for i, name in (
        ("t-kim", "Kim"), ("t-tanker", "tanker"), ("t-climbers", "three climbers"), ("t-i", "the narrator"),
    ))  # fmt: skip
    base = handmade()
    article = base.article.model_copy(update={"text": TEXT, "title": None})
    own = {e.traveller_ids[0] for e in events if e.traveller_ids}
    return Dossier(
        provenance=base.provenance, article=article, mentions=mentions, places=towns, events=events,
        travellers=tuple(t for t in travellers if t.id in own),
    )  # fmt: skip


TO_LIMA = {"from_place_id": None, "to_place_id": "lima"}


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([event("stay", "khasan")], "Kim is told to be in one place only: Khasan."),
        ([event("stay", "khasan", status="scheduled")], "Kim is to be in one place only: Khasan."),
        ([event("stay", "khasan", status="possible")], "Kim is possibly to be in one place only: Khasan."),
        (
            [event("departure", None, status="scheduled", **TO_LIMA), event("arrival", "lima")],
            "Kim is told to be in one place only: Lima.",
        ),
        ([event("stay", "khasan", "t-i")], "The narrator is told to be in one place only: Khasan."),
        ([event("arrival", "khasan"), event("departure", "khasan")], "Kim is told to be in one place only: Khasan."),
        ([event("departure", "khasan")], "Kim is told to leave one place only: Khasan."),
        ([event("departure", None, **TO_LIMA)], "Kim is told to be bound for one place only: Lima."),
        ([event("passage", "oslo", "t-tanker")], "The tanker is told to pass one place only: Oslo."),
        ([event("stay", "lima", "t-climbers")], "Three climbers are told to be in one place only: Lima."),
        (
            [event("stay", p, "t-tanker") for p in ("lima", "oslo", "riga")],
            "Three places are told of the tanker, without an order: Lima, Oslo and Riga.",
        ),
        ([event("stay", "russia"), event("stay", "khasan")], "Kim is told to be in one place only: Khasan."),
        (
            [event("stay", "khasan"), event("stay", "lima", status="historical")],
            "Kim is told to be in one place only: Khasan; of earlier journeys, Lima.",
        ),
        (
            [event("stay", "khasan"), event("stay", "riga", status="denied")],
            "Kim is told to be in one place only: Khasan; Riga is denied.",
        ),
        ([event("departure", None)], "Kim is told to travel, but from where to where is not."),
        ([event("stay", "riga", status="denied")], "Kim is told not to be in Riga."),
        (
            [event("stay", p, status="denied") for p in ("riga", "oslo")],
            "Kim is told not to be in Riga or Oslo.",
        ),
    ],
)
def test_what_is_told_of_a_traveller_without_a_route(events: list[Event], said: str):
    (found,) = found_instead(routeless(*events))
    assert found.words == said
    assert found.event_ids == tuple(e.id for e in events)
    assert said in itinerary(routeless(*events))


@pytest.mark.parametrize(
    ("who", "subject", "plural"),
    [
        ("Refugees", "Refugees", True), ("Cyclists", "Cyclists", True), ("tanker", "The tanker", False),
        ("Charles Rivers", "Charles Rivers", False), ("three climbers", "Three climbers", True),
        ("the narrator", "The narrator", False),
    ],
)  # fmt: skip
def test_groups_are_many_however_they_are_written(who: str, subject: str, plural: bool):
    assert (as_subject(who), is_plural(who)) == (subject, plural)


def test_of_several_travellers_the_one_with_most_places_is_first():
    events = [event("stay", "khasan"), *(event("stay", p, "t-tanker") for p in ("lima", "oslo"))]
    assert [found.words.split(" ")[0] for found in found_instead(routeless(*events))] == ["Two", "Kim"]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (1, "Nobody is told to travel; one place is named."),
        (4, "Nobody is told to travel; four places are named."),
    ],
)
def test_without_a_traveller_the_places_are_counted(named: int, said: str):
    assert [found.words for found in found_instead(routeless(named=named))] == [said]


def test_many_places_are_counted_in_figures():
    dossier = handmade()
    towns = tuple(dossier.places[0].model_copy(update={"id": f"p{n}"}) for n in range(14))
    mentions = tuple(dossier.mentions[0].model_copy(update={"id": f"m{n}", "place_id": f"p{n}"}) for n in range(14))
    bare = dossier.model_copy(
        update={"places": towns, "mentions": mentions, "events": (), "routes": (), "travellers": ()}
    )
    assert [found.words for found in found_instead(bare)] == ["Nobody is told to travel; 14 places are named."]


def test_what_happens_to_nobody_in_particular_is_said_with_its_events():
    dossier = routeless(event("meeting", "oslo", None), event("statement", None, None))
    words = [(found.words, len(found.event_ids)) for found in found_instead(dossier)]
    assert words == [
        ("Nobody is told to travel; four places are named.", 0),
        ("Something is told to happen in Oslo.", 1),
    ]
    with_kim = routeless(event("meeting", "oslo", None), event("stay", "khasan"))
    assert [found.words for found in found_instead(with_kim)] == [
        "Kim is told to be in one place only: Khasan.",
        "Of nobody in particular something is told in Oslo.",
    ]


def test_of_an_article_without_anything_nothing_is_said():
    assert found_instead(routeless(named=0)) == []
    assert itinerary(routeless(named=0)) == []
    assert "## Journey" not in export_markdown(routeless(named=0))


def test_beside_a_route_only_others_with_a_place_are_spoken_of():
    dossier = handmade()
    assert found_instead(dossier) == []
    travellers = (*dossier.travellers, Traveller(id="putin", name="Vladimir Putin"), Traveller(id="x", name="Xi"))
    events = (
        *(e.model_copy(update={"traveller_ids": ("putin",)}) if e.id == "e-putin" else e for e in dossier.events),
        event("departure", None, "x"),
    )
    also = dossier.model_copy(update={"travellers": travellers, "events": events})
    assert [found.words for found in found_instead(also)] == [
        "Vladimir Putin is told to be in one place only: Vladivostok."
    ]


def test_many_places_are_not_all_named():
    dossier = handmade()
    towns = tuple(dossier.places[0].model_copy(update={"id": f"p{n}", "name": f"P{n}"}) for n in range(9))
    events = tuple(event("stay", f"p{n}", "kim") for n in range(9))
    (found,) = found_instead(dossier.model_copy(update={"places": towns, "events": events, "routes": ()}))
    assert found.words == "Nine places are told of Kim Jong-un, without an order: P0, P1, P2, P3, P4 and 4 more."
    assert len(found.event_ids) == 9


def test_the_report_says_what_was_found_instead_and_lets_no_name_become_markup():
    dossier = hostile_dossier().model_copy(update={"routes": ()})
    report = export_markdown(dossier)
    assert "## Journey" in report
    assert "is told to leave one place only: Anadyr" in report
    assert HOSTILE not in report


def test_the_view_has_the_sentences_with_their_events():
    dossier = routeless(event("stay", "khasan"))
    assert build_view(dossier)["instead"] == [
        {"words": "Kim is told to be in one place only: Khasan.", "events": [dossier.events[0].id]}
    ]
    assert {PYONGYANG, KHASAN, VLADIVOSTOK} <= {place["id"] for place in build_view(handmade())["places"]}
