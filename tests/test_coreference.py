"""Whom names, nouns and pronouns stand for: one traveller is one, whatever it is called by turns."""

from __future__ import annotations

import re

import pytest

from geo import analyse
from geo.journey.clauses import Sentence, UnreadSentences
from geo.journey.coreference import CoreferenceResolver, Entity
from geo.journey.coreference.quotations import Quotations
from geo.journey.coreference.roster import Roster
from geo.journey.coreference.salience import Salience
from geo.model import Dossier
from geo.places import mend_entities, read_places
from geo.text import parse_all
from geo.text import read as read_words

NARRATOR = "N"
NOBODY = "0"


def read(text: str) -> Dossier:
    return analyse(text, published="2024-05-13")


def resolver_of(text: str) -> tuple[CoreferenceResolver, list[Sentence]]:
    doc = read_words(text)
    mend_entities(doc)
    article = read("Nobody went anywhere.").article.model_copy(update={"text": text})
    resolver = CoreferenceResolver(doc, read_places(doc, article).mentions)
    parsed = zip(doc.sents, parse_all(doc.sents), strict=True)
    sentences = [Sentence(words, span.start_char, n) for n, (span, words) in enumerate(parsed)]
    resolver.read(sentences, UnreadSentences())
    return resolver, sentences


def resolved(marked: str) -> list[tuple[str, str, tuple[Entity, ...]]]:
    """Return each marked mention, "{1:The ship}", with its mark and whom it stands for."""
    text, marks = "", []
    for part in re.finditer(r"\{(\w):([^}]*)\}|[^{]+", marked):
        words = part[2] or part[0]
        marks += [(part[1], len(text), len(text) + len(words))] if part[1] else []
        text += words
    resolver, sentences = resolver_of(text)
    found = []
    for mark, start, end in marks:
        sentence = [s for s in sentences if s.offset <= start][-1]
        head = sentence.head_in(start, end)
        assert head is not None
        found.append((mark, text[start:end], tuple(resolver.resolve(head, sentence))))
    return found


@pytest.mark.parametrize(
    "marked",
    [
        "{1:Italian warships} sailed into Haifa on Friday. {1:The fleet} had put to sea from Taranto on April 3.",
        (
            "{1:Two French frigates} left Toulon on Monday. {1:The ships} reached Algiers two days later. "
            "{1:They} will go on to Dakar."
        ),
        (
            "{1:A Greek patrol boat} left Chios at dawn. {1:The vessel} returned to Piraeus in the evening "
            "with {2:40 migrants}."
        ),
        (
            "A damaged {1:tanker} is anchored off Lisbon. The coastguard is in contact with {1:the vessel}, "
            "{1:MV Mira}. {1:The ship} set off from Odesa in April. Soon after leaving Odesa, {1:Mira} "
            "berthed in Izmir."
        ),
        (
            "{1:The cargo ship Elsa Dan} left Riga on Sunday. {1:The freighter} was diverted to Gdynia "
            "after {1:its} engine failed. {1:The Elsa Dan} is now in Kiel."
        ),
        "{1:The yacht}, {1:Blue Marlin}, had sailed from Cape Town. {1:She} was last seen off Walvis Bay.",
        (
            "{1:HMS Halcyon} sailed from Portsmouth in May. {1:The frigate} called at Gibraltar. {1:The "
            "warship}'s crew spent a night in Valletta."
        ),
        (
            "{1:The ferry Norrona} left Bergen. {2:Another ferry} left Stavanger an hour later. {1:The "
            "Norrona} docked in Hirtshals."
        ),
        "The navy said {1:the submarine} left Karachi on Monday, and {1:it} surfaced off Muscat on Friday.",
        (
            "{1:A flotilla of fishing boats} set out from Tunis. {1:The flotilla} was stopped near "
            "Lampedusa. {1:The boats} were towed to Catania."
        ),
        "{1:The first direct freight train} left Porto on April 20. {1:The service} arrived in Hamburg on May 8.",
        (
            "{1:A sleeper train} set off from Vienna on Friday. {1:It} reached Rome on Saturday, and {1:the "
            "service} will run daily."
        ),
        "{1:The flight} left Nairobi on Sunday and landed in Lagos. {1:The plane} then flew on to Accra.",
        "{1:Flight 714} took off from Perth. {1:The airliner} diverted to Bali, where {1:the aircraft} was checked.",
        "{1:The train} carrying {1:President Juma} left Tanga. {1:He} will be in Arusha on Friday.",
        (
            "{1:The aircraft} left Quito on Sunday and landed in Lima six hours later. {1:It} began {1:its} "
            "journey in Lisbon in March 2023."
        ),
        (
            "{1:The Boeing 737} left Oslo at noon. {1:The jet} landed in Nice. {1:The plane}'s passengers "
            "slept in Cannes."
        ),
        "{1:The balloon} took off from Ulm. {1:It} drifted over Linz and {1:the craft} came down near Graz.",
        (
            "{1:A drone} was seen above Gdansk. {1:It} was filmed over Lodz. {1:The device} was brought "
            "down near Krakow."
        ),
        (
            "{1:Prince Oskar and his wife Lena} arrived in Nairobi on Tuesday. {1:The duke and duchess} "
            "flew to Kigali on Thursday. {1:The royals} will travel to Kampala on Saturday."
        ),
        "{1:Oskar and Lena} left Tunis on Sunday. {1:The couple}'s visit to Kairouan has been called off.",
        (
            "{1:Pedro and Marta Ruiz} sold their flat and left Seville. {1:They} reached Tangier in June. "
            "{1:The pair} cycled on to Fez."
        ),
        (
            "{1:King Emil and Queen Sofia} landed in Delhi. {1:The royal couple} visited Agra. {1:The king "
            "and queen} leave for Colombo."
        ),
        (
            "{1:The Hansen family} left Aarhus in May. {1:The family} spent the winter in Porto. {1:The "
            "Hansens} are now in Cadiz."
        ),
        "{1:Ines Prado} met {2:Karim Saleh} in Doha. {1:Prado} flew home to Madrid, while {2:Saleh} went to Amman.",
        "{1:The newlyweds} left Cork for Bali. {1:The couple} returned on Sunday.",
        "{1:The prime minister and his wife} landed in Hanoi. {1:The couple} will go to Hue.",
        (
            "{1:President Amara Diallo} heads to Kenya on Tuesday. On Sunday {1:Diallo} met with "
            "{2:traders} in Ghana. {1:The president} returns on Friday."
        ),
        (
            "{1:Maria Lund}, who arrived in the Danish capital from Singapore on Sunday, is expected to "
            "attempt to reach Iceland. {1:The 41-year-old pilot} left Perth in May. {1:Lund} slept in "
            "Bergen."
        ),
        (
            "{1:Hollis} left Washington on Saturday and stopped overnight in Rome, where {1:she} met "
            "Italy's foreign minister. {1:She} arrived in Cairo on Sunday afternoon."
        ),
        (
            "{1:Foreign minister Jan Vesely} is in Baku. {1:Vesely} came from Tbilisi. {1:The minister} "
            "will fly to Astana."
        ),
        "US Secretary of State {1:Dana Hollis} is due in Riyadh. {1:Hollis} landed in Doha on Monday.",
        (
            "{1:Adventurer Kenji Mori} sailed into Osaka on Tuesday. {1:The 66-year-old sailor} left Kobe "
            "in May. {1:Mori} had crossed from Fiji."
        ),
        "{1:Pope Clement} arrived in Beirut. {1:The pontiff} will say mass in Tripoli. {1:He} goes on to Damascus.",
        "{1:The driver} left Oslo on Sunday. {1:He} reached Stockholm on Monday.",
        "{1:A Polish nurse} left Lublin in March. {1:The woman} was stopped in Lviv. {1:She} was taken to Kyiv.",
        "{1:Snow}, the former contractor, flew from Hong Kong to Moscow. {1:Snow} is believed to be in the airport.",
        "{1:Ana Torres} left Quito. {2:Her brother Luis} stayed in Loja. {2:He} later went to Cuenca.",
        "The poet {1:Elif Aydin} was arrested in Izmir and taken to Ankara. {1:The writer} is to be moved to Sivas.",
        "{1:Brigadier Tom Ashe} flew to Basra. {1:Ashe}, {1:who} had served in Kabul, returned to Cyprus.",
        (
            "{1:The refugees} left Juba on Friday and reached Kampala after a 300-mile drive. On Monday "
            "{1:they} got to Nairobi."
        ),
        (
            "On Wednesday {1:the troops} will move on from Vilnius to Warsaw, making a stop in Suwalki. "
            "{1:The soldiers} will be in Berlin by Friday."
        ),
        (
            "{1:The caravan of migrants} left Tapachula. {1:The migrants} slept in Huixtla. {1:The group} "
            "hopes to reach Puebla."
        ),
        "{1:Thousands of pilgrims} walked from Leon to Astorga. {1:The pilgrims} reached Lugo on Sunday.",
        (
            "{1:A convoy of aid trucks} left Amman. {1:The trucks} were held at Mafraq. {1:The convoy} "
            "reached Daraa at night."
        ),
        (
            "{1:The Brazilian team} flew to Doha. {1:The squad} trained in Dukhan. {1:The players} return "
            "to Rio on Friday."
        ),
        (
            "{1:The band Northern Line} opened {1:their} tour in Denver. {1:The band} will play in Boston. "
            "{1:The group} ends in Miami."
        ),
        (
            "{1:A Chilean delegation} arrived in Lima. {1:The delegation} left for Bogota. {1:The envoys} "
            "will be in Quito."
        ),
        (
            "{1:The 2nd Cavalry Regiment} is moving from Narva to Riga. {1:The soldiers} will pass Kaunas. "
            "{1:The regiment} is due in Bavaria."
        ),
        "{1:Four climbers} left Kathmandu. {1:The climbers} flew to Lukla. {1:The four} reached Namche on Sunday.",
        "{1:The orchestra} played in Graz. {1:The musicians} then went by bus to Maribor.",
        "{1:Typhoon Nesat} made landfall near Vigan. {1:The storm} will cross Luzon. {1:Nesat} is to reach Hainan.",
        "{1:Hurricane Boris} hit Cuba. {1:Boris} weakened over Florida. {1:The hurricane} turned to Georgia.",
        "{1:Typhoon Ambo (Vongfong)} hit Samar. {1:Vongfong} moved to Luzon. {1:Ambo} left the country on Sunday.",
        "{1:Tropical Storm Ida} formed off Belize. {1:It} moved to Cozumel. {1:The cyclone} will reach Merida.",
        "{1:The torch} was lit in Olympia. {1:It} arrived in Athens. {1:The flame} will be flown to Tokyo.",
        (
            "{1:The painting} was stolen in Vienna. {1:It} was found in Trieste. {1:The canvas} has been "
            "sent back to Vienna."
        ),
        "{1:A truck} was loaded in Izmir. {1:The lorry} was stopped in Edirne. {2:Its driver} was held in Kapikule.",
        "{N:I} left Lyon on Monday and cycled to Geneva. {N:We} camped by the lake. {N:My} tent got wet.",
        "{N:We} drove from Nairobi to Arusha. {N:Our} guide waited in Moshi, and {N:I} slept.",
        '"{1:I} left Lyon in May," said {1:Rosa Blanc}. {1:She} is now in Rome.',
        '{1:Rosa Blanc} said: "{1:I} slept in Turin, and {1:we} walked to Milan."',
        '{1:Karel Novak} left Brno. "{1:I} came to Vienna by bus. {1:I} stayed there a week," {1:he} said.',
        '{N:I} met {1:Carlos} in Cali. "{1:I} rode here from Quito," {1:he} told {N:me}. {N:I} went on to Popayan.',
        "{N:My} friend {1:Ben} and {N:I} took the bus to Puno. {1:Ben} flew home from Juliaca.",
        "{N:I}'m in La Paz now. {N:I}'ve come from Oruro by train.",
        "{0:Eight hours} passed before {1:Tavish} reached Bergen. {0:The Silk Road} leads to Xian.",
        "{0:The tour} will open in Denver. {0:A 300-mile drive} took them to Cusco.",
        "{1:Mira Tavish} left Bonn, {2:the conductor} said. {0:The route} leads past Mainz.",
        "{0:The attempt} ended in Lima. {0:The road} goes to Puno.",
        "{0:The journey} from Oslo to Bergen takes seven hours. {0:A mile} is not far.",
        (
            "{1:A Sudanese family} crossed into Chad on Monday. {1:The family} had walked from Nyala. "
            "{1:They} were taken to Abeche."
        ),
        "{1:The choir} left Cardiff by coach. {1:The singers} performed in Ghent. {1:The choir} goes on to Cologne.",
        (
            "{1:Astronaut Li Wen} returned to Beijing. {1:Li} had spent a week in Xian. {1:The 45-year-old} "
            "will now rest."
        ),
        (
            "{1:Two hikers} set out from Chamonix on Friday. {1:The pair} were found near Courmayeur. "
            "{1:The hikers} were flown to Aosta."
        ),
        (
            "{1:An Iranian oil tanker} was seized off Gibraltar. {1:The vessel}, {1:Adrian Darya}, was "
            "freed on Sunday. {1:The Adrian Darya} then sailed to Syria."
        ),
        "{1:A runaway horse} was seen in Kent. {1:It} was caught in Dover. {1:The animal} was taken to Ashford.",
        (
            "{1:The World War II bomber} took off from Duxford. {1:The aircraft} made a stop in Reykjavik. "
            "{1:The plane} is due in Gander."
        ),
        "{1:The bus}, which left Quito at dawn, overturned near Loja. {1:Its} passengers were taken to Cuenca.",
        (
            "{1:Rebels} entered Goma on Tuesday. {1:The fighters} had come from Rutshuru. {1:They} are "
            "moving towards Bukavu."
        ),
        (
            "{1:Cyclone Freddy} formed off Darwin. {1:The storm} struck Mozambique. {1:Freddy} then turned "
            "to Malawi. {1:It} has killed hundreds."
        ),
        "{1:The 14 miners} were flown to Santiago. {1:The men} will be taken to Copiapo.",
        (
            "{1:The Olympic flame} left Athens aboard a frigate. {1:The flame} reaches Marseille on May 8. "
            "{1:The torch} will pass Nice."
        ),
        '"{N:We} left in a hurry," {N:I} told the guard. {N:I} slept in Basel.',
        (
            '"{1:We} sailed from Brest on Monday," {1:skipper Yann Le Goff} said. {1:Le Goff} hopes to '
            "reach Fort-de-France."
        ),
        (
            '{1:Rajesh Kumar}, 34, walked from Delhi to Agra. "{1:My} feet hurt but {1:I} am happy," '
            "{1:Kumar} said. {1:He} plans to go on to Gwalior."
        ),
        (
            "{1:Ms Okafor} landed in Abuja, {1:her} spokesman said. {1:Okafor} will go to Kano. {2:The "
            "spokesman} stayed in London."
        ),
        (
            "{1:Mr and Mrs Tanaka} left Kyoto. {1:The Tanakas} will spend a month in Lisbon. {1:They} fly "
            "home from Madrid."
        ),
        (
            "{1:The emir} arrived in Cairo. {1:The emir}, {1:Sheikh Tamim}, will meet {2:the president}. "
            "{1:Sheikh Tamim} goes on to Amman."
        ),
        "{1:The migrants' boat} left Zuwara. {1:The boat} sank off Malta. {1:It} had drifted past Linosa.",
        (
            "{1:The Wanderers}, {1:a folk band}, begin {1:their} tour in Cork. {1:The group} play Galway on "
            "Friday. {1:The band} end in Belfast."
        ),
        (
            "{1:The Trans-Asia Express} left Ankara. {1:The train} reached Tehran after three days. {1:It} "
            "carries {2:tourists}."
        ),
        (
            "{1:British Airways flight 286} left San Francisco. {1:The flight} diverted to Calgary. {1:The "
            "Airbus} later flew on to London."
        ),
        "{1:King Felipe} flew to Lima. {1:The monarch} will visit Cusco. {1:The king} returns on Friday.",
        (
            "{1:The suspect} fled from Ghent to Lille. {1:The man} was arrested in Paris. {1:He} was sent "
            "back to Belgium."
        ),
        "{0:A decade} passed. {0:The 40-mile hike} ends in Banff. {0:The bridge} leads to Buda.",
        "{0:Prices} reached a high in Tokyo. {0:The talks} moved to Geneva. {0:The exhibition} moves to Oslo.",
        "{0:The route} goes from Lima to Cusco. {0:Six days} later {1:Ruiz} reached Puno.",
        (
            "{1:The humanitarian convoy} left Lviv. {1:The convoy} of 20 trucks arrived in Kharkiv. {1:The "
            "trucks} carried food."
        ),
        (
            "{1:Solo sailor Ida Moe} left Bodo. {1:Moe}, {1:who} is 29, put into Lerwick. {1:Her} yacht was "
            "towed to Wick."
        ),
        "{1:The Space Shuttle} landed in Florida atop a jumbo jet. {1:The shuttle} goes to Washington.",
        "{N:We} set off from Tarifa at six. By noon {N:we} were in Tangier and {N:my} legs ached.",
        (
            "Day 12: Oaxaca to Puebla. {N:I} rode 90 km. {1:A farmer} gave {N:me} water. {1:He} was on his "
            "way to Cholula."
        ),
        "'{1:I} walked here from Pamplona,' {1:the old man} told {N:us}. {N:We} went on to Burgos.",
        (
            '"It was cold in Tromso," {1:Nils Berg} recalled. "{1:I} took the ferry to Bodo." {1:He} later '
            "moved to Oslo."
        ),
        '"{1:We} are tired," said {1:Hanna}, who had walked from Kassel. "{1:I} want to go home to Minden."',
        '"{1:I} will go to Rome," {1:the pope} told reporters on Monday. "{1:I} hope to visit Naples too."',
        '{N:I} said to {1:Paul}: "{N:I} am going to Lima." {1:He} stayed in Cuzco.',
        'According to {1:Ms Ali}, "{1:my} boat left Aden at dawn".',
        "In Lima {N:I} took a bus to Nazca. From Nazca {N:I} hitched to Arequipa.",
        "Tomorrow {N:we}'ll cross into Chile. {N:I}'d hoped to see Arica first.",
        "{N:Our} train was late. {1:The conductor} told {N:us} that {N:we} would reach Delhi at night.",
        "{1:Kate} joined {N:me} in Quito. {N:We} took a bus to Banos. {1:She} flew home from Guayaquil.",
        "After Cusco, {N:my} plan is to ride to Puno. {N:I} leave tomorrow.",
        "{N:I} was born in Leeds. In May {N:my} brother {1:Tim} and {N:I} flew to Oslo.",
        "{1:Vera Lund} writes: {N:I} came to Kabul by road.",
        '{1:Sara} wrote on her blog: "{1:I} reached Hobart." {1:She} will sail to Auckland.',
        (
            "{1:Two British cyclists} arrived in Sofia on Saturday. {1:Emma Clarke} and James Doyle left Calais on "
            "April 2. {1:The cyclists} plan to ride on to Istanbul."
        ),
        (
            "{1:A German kayaker} reached Budapest on Sunday. {1:Lena Vogt} set out from Ulm on April 20. "
            "{1:The kayaker} wants to reach Belgrade."
        ),
        "{1:A German kayaker} reached Budapest on Sunday. {2:Lena Vogt} said that nobody had seen her before.",
        "{1:Two runners} reached Lusaka on Sunday. {2:Anna Berg} left Cairo on Monday.",
        (
            "{1:A tanker} left Fujairah on May 1. {1:The Panama-flagged Gulf Heron} reached Mumbai on May 7. "
            "{1:The ship} is empty."
        ),
        "{1:A coach} broke down near Lyon on Sunday. {1:Bus 204} had left Turin on Saturday. {1:The coach} is old.",
        (
            "{1:The container ship Corvina Star} left Antwerp on May 2. In 2017 a sister ship, {2:the Corvina Moon}, "
            "ran aground off Rotterdam. {1:The ship} reached Lisbon on Saturday."
        ),
        (
            "{1:The Corvina Star} left Antwerp on May 2. Off Brest {2:a wave} broke over the bow. On Saturday {1:it} "
            "reached Lisbon."
        ),
        "{1:Omar Said} came to Leeds in 1989. {2:His brother} worked in Bradford. {1:He} moved to York in 1995.",
        "{1:Omar Said} came to Leeds. {2:His brother} flew to York. {2:He} went on to Rome in 1995.",
        "{1:Four families} fled to Quetta. {2:A family} from Herat was deported to Kabul.",
        "{1:A bus} left Leeds on Monday. Bus 12 and Bus 14 left York on Tuesday. {2:Bus 12} reached Hull.",
        "{1:A night train} left Vienna on Friday. {2:Flight 482} had left Graz. {1:The train} reached Rome.",
        "{1:A bear} nicknamed {1:Bruno} left Villach on Friday. {1:Bruno} reached Graz. {1:The bear} slept in Linz.",
        "{1:A lynx} left Villach on Friday. {1:L14}, as the wardens call {1:it}, passed Graz. {1:L14} slept in Linz.",
        "{1:A wolf} left Villach in April. Wardens call {1:him} {1:M14}. {2:A nurse} took a picture of {1:him}.",
        "{1:Omar Said} met {2:Eva Falk}. In York {3:the mayor} was waiting with a band. {1:He} slept in Hull.",
        "{1:Omar Said} left Leeds. In York {2:a man} was shot on Friday. {2:He} was taken to Hull.",
        "{1:The couple} drove from Hull to Leeds. {2:Detectives} believe that {1:they} left for Dover on May 5.",
        "{1:Two hikers} said {1:they} had walked from Voss to Bergen in May.",
        (
            "{1:A family of four} sleeps in Leeds, one of more than {2:3,000 people} who wait for a bed. {1:They} left "
            "Homs in June."
        ),
        "Eva Falk, 33, and Omar Said, 36, are accused of theft. {1:The pair} left Hull. {1:They} were seen in Ghent.",
        (
            "{1:Anna Berg and Eva Falk} left Pucallpa in a canoe. {1:The pair} reached Iquitos. {1:The two women} "
            "slept in Leticia. {1:The paddlers} arrived in Manaus."
        ),
        "{1:The New Zealanders} left Wellington and landed in London. {1:The squad} fly to Toulouse on Friday.",
        "Thieves hid {1:the canvas} in Oslo. On May 2 {1:it} was smuggled to Gdansk.",
        "{1:The painting} was hidden in Oslo. {1:The canvas} surfaced in Odesa. {1:The work} was brought to Kyiv.",
        "{1:French skipper Maelle Kerbrat} sailed into Ushuaia. {1:The sailor} left Hobart on April 30.",
    ],
)
def test_one_is_one_by_whatever_words(marked: str):
    known: dict[str, tuple[Entity, ...]] = {}
    for mark, words, entities in resolved(marked):
        if mark == NOBODY:
            assert entities == (), words
        elif mark == NARRATOR:
            assert [e.kind for e in entities][:1] == ["narrator"], words
        else:
            assert entities, words
            assert known.setdefault(mark, entities) == entities, words
            assert all(e.kind != "narrator" for e in entities), words
    assert len(set(known.values())) == len(known), "two are taken for one"


@pytest.mark.parametrize(
    ("text", "travellers", "stops"),
    [
        (
            "Italian warships sailed into Haifa on Friday. The fleet left Taranto on April 3.",
            ["Italian warships"],
            ["Taranto", "Haifa"],
        ),
        (
            "The first direct freight train left Porto on April 20. The service arrived in Hamburg on May 8.",
            ["first direct freight train"],
            ["Porto", "Hamburg"],
        ),
        (
            "Oskar and his wife Lena landed in Nairobi on Tuesday. The couple flew to Kigali on Thursday.",
            ["Oskar and Lena"],
            ["Nairobi", "Kigali"],
        ),
        (
            "The refugees left Juba on Friday and reached Kampala after a 300-mile drive.",
            ["refugees"],
            ["Juba", "Kampala"],
        ),
        ("The driver left Oslo on Sunday. He reached Stockholm on Monday.", ["driver"], ["Oslo", "Stockholm"]),
        ("I left Lyon on Monday and cycled to Geneva.", ["the narrator"], ["Lyon", "Genève"]),
        ("The flight left Nairobi on Sunday and landed in Lagos.", ["flight"], ["Nairobi", "Lagos"]),
        (
            "Hollis left Washington on Saturday, where she had met the king. She arrived in Cairo on Sunday afternoon.",
            ["Hollis"],
            ["Washington", "Cairo"],
        ),
    ],
)
def test_one_traveller_has_one_route(text: str, travellers: list[str], stops: list[str]):
    dossier = read(text)
    assert [t.name for t in dossier.travellers] == travellers
    [route] = dossier.routes
    assert [dossier.place(s.place_id).name for s in route.stops] == stops  # type: ignore[union-attr]


def test_a_vessel_whose_name_is_told_late_is_one():
    text = (
        "A damaged tanker is anchored off Lisbon. The coastguard is in contact with the vessel, MV Mira. The ship set "
        "off from Odesa in April. Soon after leaving Odesa, Mira berthed in Izmir."
    )
    assert [t.name for t in read(text).travellers] == ["MV Mira"]


def test_the_narrators_mentions_are_words_of_the_first_person():
    text = 'We left Lyon on Monday. "I came from Rome," the waiter said. I cycled to Geneva. My bike broke in the US.'
    [narrator] = [t for t in read(text).travellers if t.id == "t-the-narrator"]
    assert [text[m.start : m.end] for m in narrator.mentions] == ["We", "I", "My"]


def test_a_numeral_is_no_narrator():
    text = "Queen Elizabeth I left London on Monday. World War I ended in Rome. In Lima I took a bus to Cusco."
    [narrator] = [t for t in read(text).travellers if t.id == "t-the-narrator"]
    assert [text[m.start : m.start + 6] for m in narrator.mentions] == ["I took"]


def test_who_is_with_the_narrator_is_another_traveller():
    [(_, _, travellers)] = resolved("{N:Ben Rowe and I} left Lyon on Monday.")
    assert [e.name for e in travellers] == ["the narrator", "Ben Rowe"]
    [(_, _, travellers)] = resolved("{N:My wife and I} left Lyon on Monday.")
    assert [e.name for e in travellers] == ["the narrator"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("I left Lyon on Monday. Pierre Blanc and Marie Roux told me of Geneva.", "narrator", "the narrator"),
        ("Typhoon Nesat hit Vigan. The storm will cross Luzon, the agency said.", "storm", "Nesat"),
        ("Oskar and his wife Lena landed in Nairobi. The couple went on to Kigali.", "couple", "Oskar and Lena"),
        ("The tanker Selene left Oslo. The ship will be in Kiel on Friday, the minister said.", "vehicle", "Selene"),
        ("The refugees left Juba. They reached Kampala, the minister said.", "group", "refugees"),
        ("Anna Lind flew to Oslo. The minister said that Lind was well.", "person", "Anna Lind"),
    ],
)
def test_who_an_article_is_about_comes_first(text: str, kind: str, name: str):
    resolver, _ = resolver_of(text)
    first = resolver.protagonists()[0]
    assert (first.kind, first.name) == (kind, name)


def test_a_name_is_the_first_of_which_it_is_part_or_that_is_part_of_it():
    roster = Roster()
    first = Entity("Kim Jong-un", "person", {"kim", "jong", "un"}, proper=True)
    second = Entity("Kim", "person", {"kim"}, proper=True)
    for entity in (Entity("refugees", "group", {"kim"}), first, second):
        roster.note(entity)
    assert roster.named({"kim"}) == [first, second]
    assert roster.named({"kim", "yo"}) == [second]
    assert roster.named({"putin"}) == []


def test_what_becomes_known_later_is_found():
    roster, ship = Roster(), Entity("ship", "vehicle", nouns={"ship"})
    roster.note(ship)
    assert roster.count_named("ship") == 1
    ship.name, ship.proper, ship.moved = "Selene", True, True
    ship.keys.add("selene")
    ship.nouns.add("tanker")
    ship.nations.add("p-gr")
    roster.note(ship)
    assert list(roster.entities) == [ship]
    assert roster.named({"selene"}) == roster.called({"tanker", "leader"}) == roster.of_nation("p-gr") == [ship]
    assert (roster.count_named("ship"), roster.count_named("Selene")) == (0, 1)


def test_who_is_spoken_of_last_comes_first_and_who_is_told_of_most_leads():
    salience = Salience()
    anna, ship, ben = Entity("Anna", "person"), Entity("ship", "vehicle"), Entity("Ben", "person")
    for entity in (anna, ship, ben, anna):
        salience.focus_on([entity])
        salience.weigh(entity, 1)
    assert salience.recent() == [anna, ben, ship]
    assert salience.recent_persons() == [anna, ben]
    assert salience.leaders()[0] is anna


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"I left," he said. I stayed.', [True, False]),
        ("“I left,” he said. I stayed.", [True, False]),
        ("'I left,' he said. I stayed at Ann's and I slept.", [True, False, False]),
        ('He said: "I left.\nI stayed.', [True, False]),
        ("``I left,'' he said. I stayed.", [True, False]),
        ('The 6" nail that I had bent. "I left."', [False, True]),
    ],
)
def test_who_speaks_in_quotation_marks_is_told_apart(text: str, inside: list[bool]):
    quotations = Quotations(text)
    assert [quotations.at(m.start()) is not None for m in re.finditer(r"\bI\b", text)] == inside


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Anna Berg left Dallas on Tuesday and reached Tulsa on Friday. Police recovered her car in Austin.", "Austin"),
        ("Mark Evans flew to Malaga on Friday and drove to Granada. His passport was found in Seville.", "Sevilla"),
        ("Train 67 left Kyiv on Friday. Buses from Lublin took mothers to Chelm. The train reached Warsaw.", "Lublin"),
        ("Dr. Lund came to Dallas in 1997 and moved to Austin. He has a cousin who lives in Denver.", "Denver"),
        ("Paul Vasseur flew from Lima to Cusco on May 2. A friend who moved here from Trieste met him.", "Trieste"),
        (
            "The New Zealanders left Wellington and landed in Leeds on Sunday. Scotland, who lost in Oslo, are tired.",
            "Oslo",
        ),
        ("Lund sent a letter to Paris. On Sunday he flew to Rome, and on Monday to Milan.", "Paris"),
        (
            "Ron Petrie drove to Carlisle and Kendal. His tractor, built in Leeds and bought near Thurso, ran.",
            "near Thurso",
        ),
        ("A bear left Villach and reached Graz. It was a long walk, farther than from here to Hamburg.", "Hamburg"),
        ("On Friday we flew to Oslo and drove to Bergen. It's Hamburg on a Saturday night with mountains.", "Hamburg"),
    ],
)
def test_where_something_or_somebody_else_was_is_no_stop(text: str, place: str):
    dossier = read(text)
    names = {p.id: p.name for p in dossier.places}
    assert dossier.routes
    assert place not in {names[stop.place_id] for route in dossier.routes for stop in route.stops}


def test_a_thing_is_found_where_its_owner_finds_it():
    dossier = read("Mark Evans flew to Malaga on Friday. The next day he found his car in Seville.")
    assert [e for e in dossier.events if e.place_id and dossier.place(e.place_id).name == "Sevilla"]


@pytest.mark.parametrize(
    "text",
    [
        "Ryanair started flights to Riga from Dublin in March.",
        "Wizz Air launched a route from Luton to Tirana in April.",
        "People were travelling to Leeds and as far as York for treatment.",
    ],
)
def test_a_service_and_a_habit_of_many_are_nobodys_journey(text: str):
    assert read(text).routes == ()


def test_who_carries_somebody_is_not_who_says_so():
    dossier = read("Police said Lund and another man, Oskar Berg, kidnapped Anna Holm and drove her to Swindon.")
    assert "Police" not in {t.name for t in dossier.travellers}


def test_a_place_that_sounds_like_a_name_is_no_traveller():
    dossier = read("He flew from Kathmandu to Lukla on April 8. He went down to Jiri, where he found a telephone.")
    assert "Jiri" not in {t.name for t in dossier.travellers}
