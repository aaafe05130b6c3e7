"""Which names of a text are places, which place each means, and what kind of mention it is."""

from __future__ import annotations

from enum import IntEnum

import pytest

from geo.model import Article
from geo.places import open_gazetteer, read_places, search
from geo.places.candidate_features import CandidateFeature
from geo.places.feature_matrix import feature_matrix
from geo.places.mention_features import MentionFeature
from geo.places.trained_models import load_models
from geo.text.language import read


def places_in(text, source=None, **options):
    return read_places(read(text), Article(id="a", sha256="a", text=text, source=source), **options)


def meaning(text, name, source=None):
    """The id of the place that the first mention of a name means; None where it is not marked or not placed."""
    return next((m.place_id for m in places_in(text, source).mentions if m.text == name), None)


def kind(text, name):
    return next((m.kind for m in places_in(text).mentions if m.text == name), None)


def country(text, name, source=None):
    place_id = meaning(text, name, source)
    return open_gazetteer().place(place_id).country if place_id else None


NAMESAKES = [
    ("The train arrived in the border town of Khasan in Russia, south of Vladivostok.", "Khasan", "geonames:2022586"),
    ("Police in Hassan, a city in Karnataka, India, arrested two men.", "Hassan", "geonames:1270239"),
    ("He was born in Long Beach, CA, and lives in San Diego.", "Long Beach", "geonames:5367929"),
    ("She moved to London, Ontario, from Toronto last year.", "London", "geonames:6058560"),
    ("The prime minister spoke in London before flying to Paris.", "London", "geonames:2643743"),
    ("Voters in Georgia and neighbouring Alabama went to the polls in Atlanta.", "Georgia", "geonames:4197000"),
    ("Georgia accused Russia of shelling villages near Tbilisi and Gori.", "Georgia", "geonames:614540"),
    ("A farmer from Moscow, Idaho, won the prize.", "Moscow", "geonames:5601538"),
    ("A fire broke out in Paris, Texas, on Friday.", "Paris", "geonames:4717560"),
    ("The school board of Lebanon, Pa., met on Tuesday.", "Lebanon", "geonames:5197517"),
    ("Israel and Lebanon agreed on a maritime border, officials in Beirut said.", "Lebanon", "geonames:272103"),
    ("Rain fell across Washington state, from Seattle to Spokane.", "Washington state", "geonames:5815135"),
    ("He was born in Spokane, Washington.", "Washington", "geonames:5815135"),
    ("She flew from Yakima, Washington, to Denver.", "Washington", "geonames:5815135"),
    ("She moved from Tacoma to Washington, the capital.", "Washington", "geonames:4140963"),
    ("The aid reached Niger through the airport at Niamey.", "Niger", "geonames:2440476"),
    ("Floods in Nigeria displaced thousands near Lagos.", "Nigeria", "geonames:2328926"),
    ("Fighting in the DR Congo forced families to leave Goma.", "DR Congo", "geonames:203312"),
    ("The Republic of the Congo held elections in Brazzaville.", "Republic of the Congo", "geonames:2260494"),
    ("North Korea fired two missiles on Sunday.", "North Korea", "geonames:1873107"),
    ("South Korea protested on Sunday in Seoul.", "South Korea", "geonames:1835841"),
    ("The trial in Birmingham, Ala., was moved to Montgomery.", "Birmingham", "geonames:4049979"),
    ("The bus from Birmingham to Coventry was late, West Midlands Police said.", "Birmingham", "geonames:2655603"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "place_id"), NAMESAKES, ids=[f"{n[1]}-{n[2]}" for n in NAMESAKES])
def test_the_namesake_that_the_text_means_is_chosen(text, name, place_id):
    assert meaning(text, name) == place_id


WORDS = [
    ("Michael Jordan scored forty points, and Jordan was named player of the game.", "Jordan"),
    ("Reading is good for children, the teachers said.", "Reading"),
    ("Mobile phones were banned in class from Monday.", "Mobile"),
    ("Nice weather is expected for the weekend.", "Nice"),
    ("Of the three men, two were released.", "Of"),
    ("Turkey and stuffing were served with gravy at the Thanksgiving dinner.", "Turkey"),
    ("Paris Hilton launched a perfume on Thursday.", "Paris"),
]


@pytest.mark.parametrize(("text", "name"), WORDS, ids=[w[1] for w in WORDS])
def test_words_and_persons_that_look_like_places_are_none(text, name):
    assert kind(text, name) != "place"


def test_the_washington_post_is_a_body_and_never_a_stop():
    reading = places_in("The Washington Post reported the story on Friday, citing two officials.")
    assert ("organisation", "Washington Post") in [(m.kind, m.text) for m in reading.mentions]
    assert "place" not in [m.kind for m in reading.mentions]


KINDS = [
    ("Moscow said on Monday that the talks had failed.", "Moscow", "metonym"),
    ("The minister arrived in Moscow on Monday.", "Moscow", "place"),
    ("Talks between Pyongyang and Moscow will resume.", "Pyongyang", "metonym"),
    ("Talks between Pyongyang and Moscow will resume.", "Moscow", "metonym"),
    ("Kim left Pyongyang for Russia on Sunday.", "Pyongyang", "place"),
    ("Pyongyang's Foreign Minister travelled to Beijing.", "Pyongyang", "metonym"),
    ("Pyongyang's Foreign Minister travelled to Beijing.", "Beijing", "place"),
    ("The Kremlin confirmed the visit.", "Kremlin", "metonym"),
    ("Washington urged both sides to stop the fighting in Gaza.", "Washington", "metonym"),
    ("Moscow can say what it wants of the talks.", "Moscow", "metonym"),
    ("Japanese broadcasters showed the pictures.", "Japanese", "demonym"),
    ("The river lies north of Moscow, near Tver.", "Moscow", "place"),
]


@pytest.mark.parametrize(("text", "name", "expected"), KINDS, ids=[f"{k[1]}-{k[2]}-{i}" for i, k in enumerate(KINDS)])
def test_the_words_around_a_name_tell_the_place_from_its_government(text, name, expected):
    assert kind(text, name) == expected


def test_spans_leave_out_articles_and_possessives():
    reading = places_in("The Kremlin's spokesman met the United Kingdom's ambassador in Moscow.")
    assert {m.text for m in reading.mentions} >= {"Kremlin", "United Kingdom", "Moscow"}


def test_the_reasons_name_the_evidence_that_decided():
    reading = places_in("The train reached the border town of Khasan in Russia, and went on to Vladivostok.")
    khasan = next(m for m in reading.mentions if m.text == "Khasan")
    best, *others = khasan.candidates
    assert best.place_id == "geonames:2022586"
    assert best.why.startswith("Khasan in Primorsky Krai, Russia: a town")
    assert "border town" in best.why
    assert "Hassan in Karnātaka, India" in best.why
    assert [c.name for c in others] == ["Hassan"]


@pytest.mark.parametrize("noun", ["ski resort", "hamlet", "border town"])
def test_the_reasons_say_what_the_text_calls_a_place(noun):
    mentions = places_in(f"Skiers arrived in the {noun} of Davos in Switzerland, and went on to Zurich.").mentions
    [davos] = [m for m in mentions if m.text == "Davos"]
    assert f"which the text calls a {noun.removeprefix('ski ')}," in davos.candidates[0].why + ","


def test_the_home_of_the_source_decides_where_the_text_does_not():
    text = "The Palestine school board met on Monday to approve the budget, superintendent Jones said."
    assert country(text, "Palestine", "palestineherald.com") == "US"


def test_a_name_that_a_state_does_not_hold_is_no_namesake_elsewhere():
    reading = places_in("He was jailed in Oslo, Ohio, on Monday, and later in Armagh, Quebec.")
    assert [u.why for u in reading.unplaced] == [
        "The gazetteer knows no Oslo in Ohio.",
        "The gazetteer knows no Armagh in Quebec.",
    ]
    assert {m.place_id for m in reading.mentions if m.text in {"Oslo", "Armagh"}} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Flights to Bristol, Ottawa, Bremen and Ghent were cancelled.",
        "The tour goes to Munich, Istanbul, and Antwerp.",
        "Offices in Geneva, Havana and Nablus closed.",
        "She works in Sevastopol, Russia, and in San Juan, USA.",
    ],
)
def test_cities_of_a_list_that_are_divisions_too_do_not_hold_those_before(text):
    assert not [u for u in places_in(text).unplaced if "knows no" in u.why]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Offices in London, Paris and Rome closed.", "London", "GB"),
        ("London, Paris and Berlin called for restraint.", "London", "GB"),
        ("The match between Chile and Peru was moved from Santiago to Lima.", "Santiago", "CL"),
        ("He flew from Athens to Tbilisi, Georgia.", "Athens", "GR"),
        ("She moved to Batumi, Georgia, from Rome.", "Rome", "IT"),
        ("He drove from Athens to Atlanta, Georgia.", "Athens", "US"),
        ("The band plays London, Hamilton and Windsor in Ontario.", "London", "CA"),
        ("San Jose and Oakland police met in Santa Clara.", "San Jose", "US"),
    ],
)
def test_a_capital_is_meant_where_no_more_than_namesakes_lie_near_its_namesake(text, name, code):
    assert country(text, name) == code


def test_a_town_that_is_almost_as_likely_as_its_division_is_meant():
    assert meaning("Protesters gathered in Santiago and Valparaíso.", "Valparaíso") == "geonames:3868626"
    assert meaning("Floods spread across Mendoza.", "Mendoza") == "geonames:3844419"


def test_a_name_that_no_gazetteer_has_is_told_once_and_not_hidden():
    reading = places_in("Soldiers left Berlin and Warsaw for Zgrblovia, and returned from Zgrblovia to France.")
    unknown = [m for m in reading.mentions if m.kind == "place" and m.place_id is None]
    assert {m.text for m in unknown} == {"Zgrblovia"}
    assert [u.mention_id for u in reading.unplaced] == [unknown[0].id]
    assert [(w.code, w.start) for w in reading.warnings] == [("place_unknown", unknown[0].start)]


BODIES = [
    ("Wellington pledged NZ$1.5 million, about US$1 million.", "NZ"),
    ("LAGOS, Nigeria (NAN) - Gunmen attacked a village.", "NAN"),
    ("In Washington, the OAS asked for talks. OAS members met.", "OAS"),
    ("Toyota said it would build a plant in Kentucky.", "Toyota"),
    ("Workers at Nokia went on strike in Helsinki.", "Nokia"),
    ("He drove a Toyota to Kampala.", "Toyota"),
    ("Magna shares closed up, and Magna said it would pay. Mr. Stronach of Magna left.", "Magna"),
]


@pytest.mark.parametrize(("text", "name"), BODIES, ids=[f"{name}-{len(text)}" for text, name in BODIES])
def test_bodies_that_are_called_like_towns_are_none(text, name):
    assert name not in {m.text for m in places_in(text).mentions if m.place_id}


def test_a_town_that_a_company_is_called_like_is_one():
    assert country("The chief executive flew to Toyota, in Japan.", "Toyota") == "JP"


def test_countries_are_named_by_their_acronyms():
    placed = {m.text for m in places_in("He came to the USA from the UAE, by way of the DRC.").mentions if m.place_id}
    assert placed == {"USA", "UAE", "DRC"}


COMPASS = [
    ("Western Kenya was flooded.", "Western Kenya", "geonames:192950"),
    ("The Northern Cape is dry.", "Northern Cape", "geonames:1085596"),
    ("South into Argentina, the road was good.", "Argentina", "geonames:3865483"),
]


@pytest.mark.parametrize(("text", "name", "place_id"), COMPASS, ids=[name for _, name, _ in COMPASS])
def test_a_word_of_the_compass_is_no_place_beside_another(text, name, place_id):
    placed = [(m.text, m.place_id, m.kind) for m in places_in(text).mentions if m.place_id]
    assert placed == [(name, place_id, "place")]


def test_what_another_place_is_so_far_from_is_a_place():
    reading = places_in("A stockman was found near Kintore, 520 km west of Alice Springs.")
    assert "Alice Springs" in {m.text for m in reading.mentions if m.place_id}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They sailed up the Tigris.", "Tigris"),
        ("Barges on the Madeira are stuck.", "Madeira"),
        ("The town lies on the Danube.", "Danube"),
    ],
)
def test_a_river_that_something_is_on_is_a_place(text, name):
    assert kind(text, name) == "place"


UNKNOWN = [
    ("Gunmen attacked the village of Garin Dinya at night.", "Garin Dinya"),
    ("A landslide hit Yambalo, in Enga Province, on Friday.", "Yambalo"),
    ("The patrol reached Tchintabiskaren at dawn.", "Tchintabiskaren"),
    ("They reached the Ticao Islands on Monday.", "Ticao Islands"),
    ("Searchers came back on Friday from Kiwirrkurra with nothing.", "Kiwirrkurra"),
    ("He lives in Ranomafana Kely with his wife.", "Ranomafana Kely"),
    ("The convoy left Kouandiata for Bamako.", "Kouandiata"),
    ("The train stopped at Kharkopar for two hours.", "Kharkopar"),
    ("We slept in Qorvanabad, in a house without windows.", "Qorvanabad"),
    ("The boat dropped us at Teluk Wenara.", "Teluk Wenara"),
    ("Nine hours later we reached Erlianhot.", "Erlianhot"),
    ("The train stood for two hours at Yahodyn.", "Yahodyn"),
    ("I rented a room and stayed in Hegy Walasz for a week.", "Hegy Walasz"),
]


@pytest.mark.parametrize(("text", "name"), UNKNOWN, ids=[name for _, name in UNKNOWN])
def test_a_name_that_only_the_words_tell_to_be_a_place_is_told_to_be_unknown(text, name):
    reading = places_in(text)
    assert [u.why for u in reading.unplaced] == [f"The gazetteer knows no place called {name}."]
    assert [(w.code, text[w.start : w.end]) for w in reading.warnings] == [("place_unknown", name)]


def test_a_known_village_that_the_model_takes_for_a_person_is_marked_where_a_border_is():
    assert country("The border at Naushki took four hours.", "Naushki") == "RU"


@pytest.mark.parametrize(
    "text",
    [
        "The minister met Mr. Uwazuruike on Monday and spoke to Shri Venkataraghavan.",
        "The ball went to Mbapp\u00e9, who scored.",
        "He returned to Bharti Airtel and reads a poem by Tchicaya.",
        "He spoke to Harkunen, and reached Qvantix for comment.",
    ],
)
def test_persons_and_bodies_are_no_unknown_places(text):
    assert not places_in(text).unplaced


def test_unknown_names_are_told_once_and_not_without_end():
    text = " ".join(f"He lives in Zgrblovi{a}{b}." for a in "bcdfghjk" for b in "bcdfghjk")
    assert len(places_in(text * 2).unplaced) < 70


@pytest.mark.parametrize(
    ("text", "head", "told"),
    [
        ("Three days in Torres del Paine followed, in Chile.", "Torres", "Torres del Paine"),
        ("They slept in Valle del Maipo, near Santiago.", "Valle", "Valle del Maipo"),
        ("We hiked in Picos de Europa and slept in Potes, Spain.", "Picos", "Picos de Europa"),
    ],
)
def test_the_first_word_of_a_longer_name_in_another_language_is_no_place_by_itself(text, head, told):
    reading = places_in(text)
    assert head not in {m.text for m in reading.mentions}
    assert [u.why for u in reading.unplaced] == [f"The gazetteer knows no place called {told}."]


def test_the_first_part_of_a_name_with_a_hyphen_is_no_abbreviation():
    assert meaning("We could not go on to Ny-\u00c5lesund.", "Ny-\u00c5lesund") == "place:ny-alesund"
    assert not [m for m in places_in("We took the boat to Ny-Sandvik.").mentions if m.text == "Ny"]


def test_the_country_in_the_name_of_a_race_is_the_country():
    assert kind("The Tour de France began in Lille.", "France") in {"place", "metonym"}


@pytest.mark.parametrize("name", ["Rio de Janeiro", "Santiago de Compostela", "Torres Vedras", "Torres"])
def test_names_that_the_gazetteer_has_in_full_keep_their_tails(name):
    text = f"They drove from Lisbon to {name} on Sunday."
    assert name in {m.text for m in places_in(text).mentions if m.place_id}


def test_a_users_choice_overrules_and_keeps_the_mention():
    text = "A fire broke out in Paris on Friday."
    first = next(m for m in places_in(text).mentions if m.text == "Paris")
    chosen = places_in(text, choices={first.id: "geonames:4717560"})
    mention = next(m for m in chosen.mentions if m.id == first.id)
    assert (mention.place_id, mention.confidence) == ("geonames:4717560", 1.0)
    assert [p.id for p in chosen.places] == ["geonames:4717560"]


def test_the_same_text_gives_the_same_reading():
    text = "Officials in Springfield, Illinois, met a delegation from Vladivostok in Chicago."
    assert places_in(text) == places_in(text)


@pytest.mark.parametrize("text", ["", " ", "no capitals at all here", "12345 67 8", "\n\n\n", "A" * 5000, "É. é'é-É"])
def test_any_text_can_be_read(text):
    reading = places_in(text)
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text


def test_the_models_were_trained_with_the_features_that_they_see():
    models = load_models()
    assert models.ranker.num_feature() == len(CandidateFeature)
    assert models.classifier.num_feature() == len(MentionFeature)


class Two(IntEnum):
    SIZE = 0
    AGE = 1


def test_features_land_in_the_columns_of_their_names():
    matrix = feature_matrix(Two, 3, {Two.AGE: 7.0}, {Two.SIZE: [1, 2, 3]})
    assert matrix.tolist() == [[1, 7], [2, 7], [3, 7]]


@pytest.mark.parametrize("groups", [[{Two.SIZE: 1}], [{Two.SIZE: 1, Two.AGE: 2}, {Two.AGE: 3}]], ids=["none", "twice"])
def test_a_feature_that_is_missing_or_given_twice_is_refused(groups):
    with pytest.raises(ValueError, match="AGE"):
        feature_matrix(Two, 1, *groups)


TOWNS = (
    ("The delegation flew from Tokyo to New York.", {"Tokyo": (35.69, 139.69), "New York": (40.71, -74.01)}),
    ("She moved from Oslo to Buenos Aires.", {"Oslo": (59.91, 10.75), "Buenos Aires": (-34.61, -58.38)}),
    ("The envoy left Mendoza for Quebec on Monday.", {"Mendoza": (-32.89, -68.83), "Quebec": (46.81, -71.21)}),
    (
        "He returned to Washington from Rio de Janeiro.",
        {"Washington": (38.9, -77.04), "Rio de Janeiro": (-22.91, -43.2)},
    ),
    ("They flew from Xi'an to Lima.", {"Xi'an": (34.26, 108.93), "Lima": (-12.04, -77.03)}),
    ("Talks were held in Lima; the next round is in New York.", {"New York": (40.71, -74.01)}),
    ("The cyclist crossed Ohio with stops in New York.", {"New York": (40.71, -74.01)}),
    ("The ship sailed from Nuku'alofa to Islamabad.", {"Nuku'alofa": (-21.14, -175.2), "Islamabad": (33.72, 73.04)}),
)


@pytest.mark.parametrize(("text", "points"), TOWNS, ids=[", ".join(points) for _, points in TOWNS])
def test_who_travels_to_a_name_is_in_the_town(text, points):
    reading = places_in(text)
    places = {place.id: place for place in reading.places}
    found = {m.text: places[m.place_id] for m in reading.mentions if m.place_id}
    for name, (lat, lon) in points.items():
        assert (found[name].lat, found[name].lon) == pytest.approx((lat, lon), abs=0.3)


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("Snow fell across New York on Monday.", "New York", "ADM1"),
        ("New York Gov. Kathy Hochul signed the bill.", "New York", "ADM1"),
        ("Vines are grown in northern Mendoza.", "Mendoza", "ADM1"),
    ],
)
def test_what_is_done_to_an_area_is_done_to_the_division(text, name, feature):
    reading = places_in(text)
    places = {place.id: place for place in reading.places}
    assert [places[m.place_id].feature for m in reading.mentions if m.place_id and name in m.text] == [feature]


def test_the_people_of_a_division_are_not_told():
    (bavaria,) = (match.place for match in search(open_gazetteer(), "Bavaria", top=1))
    assert bavaria.feature == "ADM1"
    assert bavaria.population is None


SHORT = [
    ("We rode down Baja California. Weeks later we were still in Baja.", "Baja", "place:baja-california-peninsula"),
    (
        "They crossed Baja California Sur in the rain. After Baja came the sea.",
        "Baja",
        "place:baja-california-peninsula",
    ),
    ("She reached Stratford-upon-Avon; Stratford was full.", "Stratford", "geonames:2636713"),
]


@pytest.mark.parametrize(("text", "name", "place_id"), SHORT, ids=[t[0] for t in SHORT])
def test_a_short_name_means_what_the_text_names_in_full(text, name, place_id):
    assert meaning(text, name) == place_id


NOT_SHORT = [
    ("Los Angeles County has 88 cities. Los Angeles is one.", "Los Angeles", "geonames:5368361"),
    ("He lives in Kansas City. Kansas is flat.", "Kansas", "geonames:4273857"),
    ("La Paz Centro is small. They went on to La Paz.", "La Paz", "geonames:3911925"),
]


@pytest.mark.parametrize(("text", "name", "place_id"), NOT_SHORT, ids=[t[0] for t in NOT_SHORT])
def test_a_name_of_its_own_is_not_short_for_another(text, name, place_id):
    assert meaning(text, name) == place_id


def test_a_region_comes_before_a_village_of_its_name_unless_the_text_is_about_that():
    assert meaning("They felt the wind of Patagonia after Mexico.", "Patagonia") == "place:patagonia"
    assert meaning("He rode from California to Patagonia.", "Patagonia") == "place:patagonia"
    assert meaning("She drove from Tucson to Patagonia and Nogales, Arizona.", "Patagonia") == "geonames:5308240"


def test_a_town_far_from_all_that_is_told_gives_way_to_a_region_that_the_text_is_in():
    text = "Baja was beautiful. We had left San Diego and crossed into Mexico at Tijuana; then we rode to Ensenada."
    assert meaning(text, "Baja") == "place:baja-california-peninsula"
    assert country("They sailed from Budapest to Baja and on to Mohacs.", "Baja") == "HU"
    assert country("He flew from Tijuana to Budapest and took a train to Baja in Hungary.", "Baja") == "HU"
