"""What did not happen, only might or does again and again is never told of a place as a visit."""

from __future__ import annotations

from datetime import date

import pytest

from geo import analyse
from geo.journey.clauses import Reading, Sentence, is_generic, read_place
from geo.model import Dossier
from geo.text import parse_all, read, read_times


def sentence_of(text: str) -> tuple[Sentence, list]:
    doc = read(text)
    times, _ = read_times(doc, date(2024, 5, 13))
    [parsed] = parse_all(list(doc.sents)[:1])
    return Sentence(parsed, 0, 0), times


def reading_of(place: str, text: str) -> Reading:
    """Return what a sentence says of somebody's presence at a place of one word."""
    sentence, _ = sentence_of(text)
    return read_place(next(t for t in sentence.doc if t.text == place), sentence)


def generic(place: str, text: str) -> bool:
    sentence, times = sentence_of(text)
    return is_generic(next(t for t in sentence.doc if t.text == place), times, sentence)


def is_told_as_done(reading: Reading) -> bool:
    return reading.factuality in {"CT+", "PR+"} and not reading.future


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Kairouan", "The couple's visit to Kairouan has been called off."),
        ("Lublin", "Nowak called off her tour of Lublin on Thursday."),
        ("Hanoi", "The foreign minister's journey to Hanoi was shelved after the vote."),
        ("Malmo", "Friday's concert in Malmo was cancelled."),
        ("Chicago", "The senator pulled out of a rally in Chicago."),
        ("Tallinn", "The cancellation of the president's visit to Tallinn came as a surprise."),
        ("Quito", "He abandoned plans to travel to Quito."),
        ("Doha", "Talks that were to be held in Doha on Friday did not go ahead."),
        ("Goma", "The minister cut short a visit and cancelled her onward flight to Goma."),
        ("Lome", "The report that she had stayed in Lome proved false."),
        ("Dubai", "Reports that she had been seen in Dubai turned out to be false."),
        ("Oslo", "The claim that he had sailed to Oslo turned out to be a hoax."),
        ("Malta", "The rescue ship was turned away from Malta."),
        ("Lagos", "The plane was diverted from Lagos to Accra."),
        ("Salerno", "Authorities refused the ship entry to Salerno."),
        ("Hull", "Instead of docking in Hull, the ferry went to Leith."),
        ("Kyoto", "We missed the last train to Kyoto and spent the night in Osaka."),
        ("Havana", "The cruise liner bypassed Havana."),
        ("Mecca", "Illness kept the sultan away from Mecca."),
        ("Alicante", "The hikers were found dead ten miles short of Alicante."),
        ("Gibraltar", "The warship came close to entering Gibraltar."),
        ("Lagos", "The airliner, bound from Jos for Lagos, was seized in the air and taken to Accra."),
        ("Izmir", "A boat bound for Izmir sank with forty people on board."),
        ("Perth", "The aircraft was on its way to Perth when it vanished."),
        ("Hodeidah", "Rebels seized a tanker that was heading for Hodeidah."),
        ("Toronto", "The flight to Toronto crashed shortly after takeoff."),
        ("Aruba", "Nine sailors drowned while trying to reach Aruba."),
        ("Madrid", "The jet took off for Madrid but turned back."),
        ("Cusco", "A bus heading to Cusco overturned."),
        ("Linz", "A bus from Graz to Linz overturned."),
        ("Kyiv", "He would rather die than return to Kyiv."),
        ("Nara", "We left out Osaka and so Nara, for lack of time."),
        ("Venice", "The story that he visited Venice is a later invention."),
        ("Tunis", "The report that she stayed in Tunis has been disproved."),
        ("Ayr", "The claim that she called at Ayr rests on a misunderstanding."),
        ("Faro", "A flight from Leeds to Faro returned to Leeds after smoke was seen in the cabin."),
        ("Malaga", "A plane from Glasgow to Malaga had to go back to Scotland."),
        ("Boston", "The flight to Boston was forced to turn back."),
        ("Zadar", "The ferry left Ancona for Zadar on Friday but came back with a burning engine."),
        ("Bergen", "Her show in Bergen on Saturday was sold out but never took place."),
        ("Malta", "They sailed not to Malta but to Sicily."),
        ("Lodz", "Buses no longer go from Radom to Lodz."),
        ("Vigo", "The captain asked for shelter in Vigo, but the port refused the vessel."),
        ("Cadiz", "The captain sought refuge in Cadiz, but was denied."),
        ("Riga", "They asked for permission to land in Riga, but were refused."),
        ("Penang", "The master had asked to anchor at Penang, but the port refused."),
        ("Agadir", "He was not, as his lawyer had said, in Agadir."),
        ("Sofia", "She had not, she said, run away to Sofia with a singer."),
        ("Dijon", "We left out Dijon because of the heat."),
        ("Lodz", "They scrapped Lodz, which was too far north."),
        ("Salta", "She crossed Salta off her list."),
        ("Cahors", "Cahors I had to leave out."),
        ("Lugo", "The coast, Lugo, we gave up for lack of time."),
        ("Bari", "We rode past Bari, which we had given up."),
        ("Fez", "Fez was cut from the tour."),
        ("Bath", "On Friday we are skipping Bath."),
    ],
)
def test_what_the_sentence_denies_is_denied(place: str, text: str):
    assert reading_of(place, text).factuality.endswith("-")


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("His wife was sure that he had gone to Paris.", "PR+"),
        ("Police were convinced he had fled to Paris.", "PR+"),
        ("We made sure that he reached Paris.", "CT+"),
    ],
)
def test_what_somebody_was_sure_of_is_probable(text: str, factuality: str):
    assert reading_of("Paris", text).factuality == factuality


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Iceland", "Maria Lund is expected to attempt to reach Iceland."),
        ("Leeds", "He was to have opened a school in Leeds."),
        ("Madrid", "The team should have flown to Madrid on Saturday."),
        ("Kabul", "The convoy had been expected in Kabul by noon."),
        ("Berlin", "Chancellor Weber invited him to Berlin."),
        ("Warsaw", "An invitation to Warsaw lay on her desk."),
        ("Naples", "I have always dreamed of seeing Naples."),
        ("Tokyo", "She looks forward to visiting Tokyo."),
        ("Lviv", "They considered moving to Lviv."),
        ("Rome", "The court ruled that the boy must be returned to Rome."),
        ("Bogota", "Activists demanded that he be flown to Bogota."),
        ("Bern", "Critics dismissed suggestions that the boy's father travel to Bern."),
        ("Havana", "Neighbours opposed his return to Havana."),
        ("Pisa", "I wish I were in Pisa."),
        ("Esbjerg", "He pretended to have been in Esbjerg."),
        ("Jaffna", "There was no sign that the ship had called at Jaffna."),
        ("Baja", "It was the dry season, yet, in comparison to Baja, it was green."),
        ("Massachusetts", "It is the size of Massachusetts."),
        ("Paris", "She was happier in Rome than in Paris."),
        ("Havana", "The clerk booked a flight from Moscow to Havana, but was not on board."),
        ("Suwalki", "On Wednesday the troops will move on from Vilnius to Warsaw, making a stop in Suwalki."),
        ("Turku", "The train has left Hanko for Turku."),
        ("Riga", "We are going to visit Riga."),
        ("Nantes", "He ought to have gone to Nantes."),
        ("Nice", "It would be ideal if he came and stayed in Nice."),
        ("Gdansk", "She would have toured a mill in Torun and met the mayor of Gdansk."),
        ("Sopot", "He was to have rested in Hel and spoken in Sopot."),
        ("Faro", "We would have stopped in Beja, slept in Faro and flown home."),
        ("Oslo", "If it rains, I fly back to Oslo."),
        ("Delhi", "If not, we go home to Delhi."),
        ("Lyon", "Otherwise they take the bus to Lyon."),
        ("Varna", "In that case we sail to Varna."),
        ("Reykjavik", "I looked at flights to Reykjavik."),
        ("Zagreb", "I checked the buses to Zagreb."),
        ("Leeds", "I was booked on a flight from Leeds to Malaga, but it was cancelled."),
        ("Tunis", "We had a cabin on the ferry to Tunis, but it never sailed."),
        ("Agra", "We had meant to go on to Agra, but the gears gave up."),
        ("Brno", "I wanted to go over to Brno, but the boats were on strike."),
        ("Sibiu", "Our plan was to carry on to Sibiu."),
        ("Gyumri", "Next year I want to go to Gyumri."),
        ("Bergen", "I had hoped to see Bergen, but time ran out."),
        ("Chur", "We had thought about taking the train to Chur."),
        ("Sapa", "Friends had warned me about the bus to Sapa."),
        ("Agadir", "A driver told me about the beaches of Agadir."),
        ("Palermo", "A friend recommended the night ferry to Palermo."),
        ("Perth", "Their destination had been Perth."),
        ("Varna", "The target was Varna, but she fell ill in Sofia."),
        ("Lisbon", "The dream was Lisbon."),
        ("Colombo", "Everybody had warned us about Colombo and its traffic."),
        ("Karachi", "People kept warning me of Karachi."),
        ("Tirana", "The hostel was full of stories about Tirana."),
        ("Narvik", "The road to Narvik was closed by snow."),
        ("Derry", "The train to Derry left without us."),
        ("Capri", "The boats to Capri were on strike."),
        ("Naples", "We gave Naples a miss."),
        ("Aleppo", "The convoy kept clear of Aleppo."),
        ("Delhi", "We made a detour around Delhi."),
        ("Kyoto", "We swapped Kyoto for Nagoya."),
        ("Nice", "I changed my ticket from Nice to Turin."),
        ("Tehran", "My visa for Tehran had expired."),
        ("Bergen", "That is as close as I ever got to Bergen."),
        ("Everest", "The nearest that we came to Everest was a photo."),
        ("Geneva", "He addressed the conference in Geneva by video link."),
        ("Tokyo", "He watched the final in Tokyo on television."),
        ("Doha", "She was represented in Doha by her deputy."),
        ("Turin", "He was tried in absentia in Turin."),
        ("Zadar", "She had been wrongly reported in Zadar."),
        ("Bath", "Bath, where we had wanted to sleep, had no rooms."),
        ("Lugo", "He is at odds with Lugo, where we were supposed to have lunch."),
        ("Altai", "He had the idea that he'd go with us to the Altai."),
        ("Bari", "If I were younger, I might walk from Rome to Bari."),
        ("Ulm", "If the line were built, a train could leave Linz at six and have passed Ulm by ten."),
        ("Voss", "She could leave Oslo at six and have reached Voss by noon."),
        ("Bruges", "We were supposed to spend Sunday in Bruges, but two tyres burst."),
        ("Pisa", "We were to sleep in Pisa but nobody had booked."),
        ("Aydin", "I'd hoped to spend a night in Aydin and had to strike it out."),
        ("Mestia", "I would've gone to Mestia but the road was washed out."),
        ("Havana", "That she was ever in Havana is a legend."),
        ("Goa", "Legend has it that he died in Goa."),
        ("York", "It is a myth that he wintered in York."),
        ("Simla", "I looked at the departure board for Simla with envy."),
        ("Goa", "I watched the night bus to Goa drive off without me."),
        ("Tangier", "We looked over the strait at Tangier for an hour."),
        ("Agra", "There was a sign to Agra at the crossing."),
    ],
)
def test_what_is_planned_wished_or_demanded_is_not_told_as_done(place: str, text: str):
    assert not is_told_as_done(reading_of(place, text))


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Accra", "The airliner, bound from Jos for Lagos, was seized in the air and taken to Accra."),
        ("Leith", "Instead of docking in Hull, the ferry went to Leith."),
        ("Sicily", "They sailed not to Malta but to Sicily."),
        ("Oslo", "The talks were held in Oslo, not in Bergen."),
        ("Bilbao", "After the strike was called off, the ship reached Bilbao."),
        ("Bremen", "The minister, who had cancelled a visit to Cork, flew to Bremen."),
        ("Lille", "He went to Lille, which he had never visited."),
        ("Split", "Engine trouble forced the plane to land in Split."),
        ("Kaunas", "It took the convoy two days to reach Kaunas."),
        ("Tulsa", "She abandoned the car in Tulsa."),
        ("Lagos", "She was arrested in Lagos before she could board a plane."),
        ("Girona", "We couldn't find a bed in Girona."),
        ("Oslo", "He was arrested during a visit to Oslo."),
        ("Rome", "She was arrested after flying to Rome."),
        ("Graz", "A bus from Graz to Linz overturned."),
        ("Hue", "He stopped in Hue on his way to Hanoi."),
        ("Eslov", "We were on our way to Lund and stopped in Eslov."),
        ("Gent", "She would have stayed at home but flew to Gent."),
        ("Zadar", "It was hot, so we went to Zadar, even if it rains there."),
        ("Bergen", "She looked at a ferry and went to Bergen."),
        ("Vienna", "We had a cabin on the train to Vienna and it was lovely."),
        ("Quetta", "They sought refuge in Quetta, but the state refused to register them."),
        ("Bergen", "In Bergen she asked the mayor for money, but was refused."),
        ("Graz", "We spent more than a week in Graz."),
        ("Osaka", "I wanted to see the sea, but first I went to Osaka."),
        ("Lund", "She told reporters about her trip to Lund."),
        ("Agadir", "He was, as his lawyer had said, in Agadir."),
        ("Lyon", "We dropped our bags in Lyon."),
        ("Lyon", "We dropped Anna in Lyon and drove on."),
        ("Graz", "We came to Graz, where we gave up our tickets."),
        ("Oslo", "On Sunday in Oslo we gave up."),
        ("Bergen", "The report that she stayed in Bergen is no lie."),
        ("Narvik", "The road to Narvik was steep and took us all day."),
        ("Bari", "The train to Bari was full but we found a seat."),
        ("Palermo", "The ferry to Palermo was full of sheep."),
        ("Phuket", "The boat drifted to within sight of Phuket."),
        ("Delhi", "We cycled around Delhi."),
        ("Kyoto", "In Kyoto we swapped our shoes for slippers."),
        ("Bruges", "We were supposed to rest but drove on to Bruges."),
        ("Davos", "He spoke to voters by video from Davos."),
        ("Tokyo", "He watched the final in Tokyo from the stands."),
        ("Zadar", "She was wrongly arrested in Zadar."),
        ("Bath", "On Friday we walked to Bath, where we had wanted to sleep."),
        ("Bruges", "We spent Sunday in Bruges, where we were supposed to meet friends."),
        ("Voss", "We left Oslo and have reached Voss."),
        ("Nice", "In Nice the claim was called a lie."),
        ("Shimla", "On Saturday we looked at the market in Shimla."),
        ("Goa", "I watched the sun go down in Goa."),
        ("Oslo", "We watched the ship dock in Oslo."),
        ("Faro", "A plane flew from Leeds to Faro on Tuesday and returned to Leeds on Friday."),
        ("Malaga", "She took a flight from Glasgow to Malaga and returned to Scotland in April."),
        ("Leith", "The ferry to Leith arrived in Leith on Friday and returned on Sunday."),
        ("Trieste", "Our goal was Trieste, and we reached it on Sunday."),
        ("Tunis", "In Tunis they told us about the war."),
        ("Paris", "We wandered about Paris for a week."),
    ],
)
def test_what_was_done_beside_it_is_told_as_done(place: str, text: str):
    assert is_told_as_done(reading_of(place, text))


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Falun", "The night trains call at Falun."),
        ("Uganda", "Everybody who enters Uganda from Rwanda is to be screened."),
        ("Spain", "He wrote about airmen who fought for Spain."),
        ("Corfu", "The ferry calls at Corfu twice a day."),
        ("Sydney", "Tourists who visit Sydney often take the ferry."),
        ("Dubai", "The airline flies to Dubai."),
        ("Tangier", "Anyone travelling to Tangier needs a passport."),
        ("Ghent", "Visitors to Ghent can rent a bike."),
        ("Aarhus", "When people come to Aarhus they want to see the museum."),
        ("Bruges", "It takes three hours to get to Bruges."),
        ("Hamburg", "Ships from Hamburg used to bring coffee."),
        ("Tampere", "The film is about a girl who travels to Tampere."),
        ("Naples", "In the opera the prince flees to Naples."),
        ("Nikko", "A bus takes visitors to Nikko."),
        ("Leuven", "The embassy had a flight from Quito to Leuven."),
        ("Dresden", "Sand travels from Ghent to Dresden, and comes back as glass."),
        ("Izmir", "Every night lorries go from Ankara to Izmir."),
        ("Lublin", "The 06.12 from Radom to Lublin leaves seven minutes earlier."),
        ("Rennes", "The driver, who comes from Rennes, flew to Lille."),
        ("Rennes", "Tom Hall hails from Rennes."),
    ],
)
def test_a_kind_a_habit_or_a_work_is_generic(place: str, text: str):
    assert generic(place, text)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Bergen", "The ferry that usually calls at Bar docked in Bergen on Sunday."),
        ("Oslo", "Maria, who left Oslo on Monday, often travels by train."),
        ("Kyiv", "Refugees crossed into Kyiv on Monday."),
        ("Berlin", "Ministers meet in Berlin on Monday."),
        ("Arles", "He used to drink but stayed sober in Arles last week."),
        ("Cannes", "The film opened in Cannes."),
        ("Leuven", "We had a flight from Quito to Leuven."),
        ("Odessa", "Grain arrived in Odessa on Monday."),
        ("Bergen", "Dinner is served in Bergen."),
        ("Linz", "The 07.40 from Wels to Linz reached Linz two hours late."),
        ("Rennes", "The driver came from Rennes on Friday."),
        ("Rennes", "The queen comes from Rennes on Friday."),
        ("Rennes", "The queen comes from Rennes by train."),
    ],
)
def test_one_event_is_not_generic(place: str, text: str):
    assert not generic(place, text)


def stops(dossier: Dossier) -> list[tuple[str, str]]:
    names = {place.id: place.name for place in dossier.places}
    return [(names[stop.place_id], stop.status) for route in dossier.routes for stop in route.stops]


@pytest.mark.parametrize(
    ("text", "never", "route"),
    [
        (
            "The airliner, bound from Jos for Lagos, was seized in the air and taken to Accra.",
            "Lagos",
            ["Jos", "Accra"],
        ),
        (
            "The plane left Madrid on Sunday for Quito. It was hijacked in the air and flown to Lima.",
            "Quito",
            ["Madrid", "Lima"],
        ),
        (
            "The tanker left Basra on Monday. It was due to call at Aden but was diverted to Mombasa.",
            "Aden",
            ["Basrah", "Mombasa"],
        ),
        (
            "Prince Erik flew from Oslo to Riga on Monday. His trip to Tallinn was cancelled because of fog.",
            "Tallinn",
            ["Oslo", "Riga"],
        ),
        (
            "Anna Lind will visit Tunis and Kairouan. She came to Sfax. Her visit to Kairouan was called off.",
            "Kairouan",
            ["Sfax", "Tunis"],
        ),
        (
            "Anna Lind's visit to Kairouan was called off. She flew from Oslo to Tunis. She was to pray in Kairouan.",
            "Kairouan",
            ["Oslo", "Tunis"],
        ),
        (
            "Anna Lind came to Sfax. She will visit Tunis. She had planned to go to Oslo, but the trip was cancelled.",
            "Oslo",
            ["Sfax", "Tunis"],
        ),
        (
            "Anna Lind came from Oslo to Sfax. She will visit Tunis. Aides in Oslo said the visit was called off.",
            "Tunis",
            ["Oslo", "Sfax"],
        ),
        (
            "Anna Lind did not go to Tunis last week. She will fly from Oslo to Tunis on Friday.",
            "Sousse",
            ["Oslo", "Tunis"],
        ),
        ("Passengers who fly from Lagos to London must show a certificate.", "London", []),
        ("Lawmakers demanded that the envoy travel from Minsk to Vilnius.", "Vilnius", []),
    ],
)
def test_no_route_stops_where_the_text_says_that_nobody_came(text: str, never: str, route: list[str]):
    dossier = analyse(text, published="2024-05-13")
    assert [name for name, _ in stops(dossier)] == route
    named = {place.id for place in dossier.places if place.name == never}
    assert not [e for e in dossier.events if e.place_id in named and e.status in {"confirmed", "reported"}]
