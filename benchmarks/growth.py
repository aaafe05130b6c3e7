"""How time, memory and dossier grow with the text: shapes of text at doubling sizes, beside plain news.

`python benchmarks/growth.py [--sizes KB …] [--shapes NAME …] [--limit SECONDS]`. The texts are made here, from a seed.
Each analysis runs in a process of its own, all data loaded: processor seconds, the memory it needs above what was
loaded, the bytes of its dossier; `ratio` is its time by that of news of the same size in the same run, `growth` the
exponent between its two largest sizes (1 is linear). Goal: any 100 kB in at most 6 times the time of 100 kB of news.

`--whole [--shapes NAME …]` takes the longest text that is accepted, 1 MB, with the limits of time (of the processor,
as others may use the machine too) and memory that a worker has. Goal: a dossier, or a refusal in words.

Exits with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import signal
import sys
import time
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geo import analyse
from geo.errors import DatelineError
from geo.intake.article import MAX_BYTES
from geo.view import build_view
from geo.workers.limits import (
    DOSSIER_BYTES,
    Piece,
    limit_memory,
    limit_s,
    too_big_words,
    too_long_words,
    too_much_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLISHED = "2023-09-12"
GOAL = 6
NEWS = (
    "Foreign Minister Ilan Kerr left Warsaw by train on Monday evening and is expected to arrive in Kyiv on Tuesday. ",
    "“We will be there by noon,” a spokeswoman told reporters. The two cities lie about 690 km apart. ",
    "Prices of grain rose by 4 percent in the second quarter, the ministry said; exports fell to 1.2 million tonnes. ",
    "The opposition in Paris criticised the visit, which comes two weeks after talks in Geneva broke down. ",
    "According to the Polish news agency, the delegation had met officials in Lublin on Sunday. ",
    "Nobody knows how the harvest will turn out; farmers near Odesa speak of the driest summer for thirty years.\n\n",
)
TOWNS = (
    "Paris London Berlin Madrid Rome Vienna Prague Warsaw Budapest Lisbon Brussels Amsterdam Copenhagen Stockholm Oslo "
    "Helsinki Athens Sofia Belgrade Zagreb Munich Hamburg Milan Turin Lyon Marseille Geneva Zurich Seville Porto"
).split()
FIRST = "Anna Boris Clara David Elena Frank Greta Henry Irene Jonas Karla Louis Maria Nadia Oscar Petra Simon".split()
LAST = "Kerr Novak Lindt Moreau Adler Brandt Costa Duval Egger Falk Grant Horvat Ivers Jansen Keller Lund Marek".split()
MANY_TOWNS = (
    "Aachen Aarhus Aberdeen Adelaide Aleppo Alicante Almaty Amman Ankara Antalya Antwerp Arkhangelsk Asmara Atlanta "
    "Auckland Baghdad Baku Bamako Bangkok Barcelona Basel Basra Beijing Beirut Benghazi Bergen Bilbao Bordeaux Boston "
    "Bratislava Bremen Brisbane Bucharest Cairo Calgary Cardiff Casablanca Chennai Chicago Cologne Dakar Dallas "
    "Damascus Delhi Denver Detroit Dnipro Donetsk Dresden Dublin Durban Edinburgh Erbil Florence Frankfurt Gdansk "
    "Genoa Glasgow Graz Hanoi Harare Havana Houston Istanbul Jakarta Jerusalem Kabul Kampala Karachi Kazan Kharkiv "
    "Khartoum Kinshasa Kolkata Kosice Krakow Kyiv Lagos Lahore Leeds Leipzig Lima Linz Lublin Lusaka Lviv Malmo "
    "Manila Melbourne Miami Minsk Mombasa Montreal Moscow Mosul Mumbai Nagoya Nairobi Nantes Naples Odesa Osaka Oslo "
    "Ottawa Palermo Perth Philadelphia Poznan Quito Rabat Riga Rotterdam Rostov Samara Santiago Sarajevo Seattle "
    "Seoul Shanghai Singapore Skopje Split Strasbourg Stuttgart Sydney Taipei Tallinn Tashkent Tbilisi Tehran Tirana "
    "Tokyo Toronto Toulouse Trieste Tripoli Tunis Turku Utrecht Valencia Vancouver Vilnius Volgograd Warsaw Wroclaw "
    "Yerevan"
).split()
SIGNS = "!?%&*()[]{}<>/\\|~^`'\".,;:-"
PEOPLES = "French German Polish Spanish Italian Czech Austrian Greek Danish Swedish Norwegian Finnish".split()
BODIES = ("Reuters", "the Kremlin", "the European Union", "the United Nations", "the White House", "Downing Street")


def _day(rng: random.Random) -> str:
    day = date(2023, 9, 12) - timedelta(days=rng.randrange(1, 3000))
    return f"{day:%B} {day.day}, {day.year}"


def _person(rng: random.Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def _made_up(rng: random.Random) -> str:
    return "".join(rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(rng.randint(2, 4))).capitalize()


def _dated_journey(rng: random.Random) -> str:
    start, end = rng.sample(TOWNS, 2)
    return f"Ilan Kerr left {start} for {end} on {_day(rng)}. "


def _hour_by_hour(rng: random.Random) -> str:
    day = date(2023, 9, 12) - timedelta(days=rng.randrange(1, 40))
    hour = f"{rng.randrange(1, 12)}:{rng.randrange(60):02} {rng.choice('ap')}.m."
    return f"Ilan Kerr arrived in {rng.choice(TOWNS)} at {hour} on {day:%B} {day.day}. "


def _nested(rng: random.Random) -> str:
    depth = rng.randint(2, 12)
    return "“‘(" * depth + f"we left {rng.choice(TOWNS)}" + ")’”" * depth + ", he said. "


PIECES: dict[str, Callable[[random.Random], str]] = {
    "dated journeys": _dated_journey,
    "dated arrivals": _hour_by_hour,
    "one arrival": lambda _: "Ilan Kerr arrived in Rome. ",
    "one arrival, dated": lambda r: f"Ilan Kerr arrived in Rome on {_day(r)}. ",
    "passed on the way": lambda r: f"Ilan Kerr passed through {r.choice(TOWNS)} on {_day(r)}. ",
    "groups": lambda r: f"{r.randrange(20, 9999)} {r.choice(PEOPLES)} refugees left {r.choice(TOWNS)} by ship. ",
    "one traveller, no date": lambda r: f"Ilan Kerr arrived in {r.choice(TOWNS)} and left for {r.choice(TOWNS)}. ",
    "many travellers": lambda r: f"{_made_up(r)} {_made_up(r)} flew from {r.choice(TOWNS)} to {r.choice(TOWNS)}. ",
    "one name": lambda _: "Springfield ",
    "one name a sentence": lambda _: "The mayor of Springfield spoke in Springfield. ",
    "different names": lambda r: f"{_made_up(r)} met {_made_up(r)} on the market of {_made_up(r)}. ",
    "names without gaps": lambda r: r.choice(TOWNS),
    "dates": lambda r: f"{_day(r)}, ",
    "times by clock": lambda r: f"The train left at {r.randrange(1, 12)}:{r.randrange(60):02} {r.choice('ap')}.m. ",
    "distances": lambda r: f"{r.choice(TOWNS)} is {r.randrange(20, 3000)} km from {r.choice(TOWNS)}. ",
    "quantities": lambda r: (
        f"They went {r.randrange(1, 9999)} km and {r.random() * 90:.1f} miles in {r.randrange(1, 60)} hours. "
    ),
    "quotes and brackets": lambda r: "“" * r.randint(1, 9) + "word (" + ")" * r.randint(1, 9) + "” ",
    "no full stop": lambda r: f"and {r.choice(FIRST)} went from {r.choice(TOWNS)} to {r.choice(TOWNS)} by train ",
    "no full stop, dated": lambda r: (
        f"and he said he left {r.choice(TOWNS)} on {_day(r)}, 90 km from {r.choice(TOWNS)}, "
    ),
    "towns": lambda r: f"{r.choice(TOWNS)}, ",
    "peoples and bodies": lambda r: f"The {r.choice(PEOPLES)} delegation met {r.choice(BODIES)} in {r.choice(TOWNS)}. ",
    "he and she": lambda r: f"{r.choice(('He', 'She', 'They'))} left {r.choice(TOWNS)} and he said he would return. ",
    "chains of sources": lambda r: (
        f"Reuters reported, citing KCNA, which quoted {_person(r)} as saying that a source in {r.choice(TOWNS)} said "
        f"that {_person(r)} had arrived in {r.choice(TOWNS)}. "
    ),
    "nested quotes": _nested,
    "digits": lambda r: str(r.randrange(10**9)),
    "capitals": lambda r: f"{_person(r).upper()} LEFT {r.choice(TOWNS).upper()} FOR {r.choice(TOWNS).upper()}. ",
    "journeys without dates": lambda r: f"Ilan Kerr left {r.choice(MANY_TOWNS)} and reached {r.choice(MANY_TOWNS)}. ",
    "goals without dates": lambda r: f"Ilan Kerr left {r.choice(MANY_TOWNS)} for Reykjavik. ",
    "passages without dates": lambda r: f"Ilan Kerr passed through {r.choice(MANY_TOWNS)}. ",
    "brackets and spaces": lambda _: "( ",
    "signs": lambda r: r.choice(SIGNS),
    "signs and spaces": lambda r: r.choice(SIGNS) + " ",
    "a letter a line": lambda r: r.choice("abcdefgXYZ") + "\n",
    "a list": lambda r: f"- {r.choice(TOWNS)}\n",
    "emoji": lambda r: r.choice("😀😂🚀🌍🔥"),
    "numbers": lambda r: f"{r.randrange(10 ** r.randint(1, 6))} ",
    "lines": lambda _: "\n",
    "ways to and fro": lambda r: f"from {r.choice(TOWNS)} to {r.choice(TOWNS)} ",
    "half sayings": lambda _: "he said that ",
    "half distances": lambda _: "90 km north of ",
    "soft hyphens": lambda r: r.choice("abcdef") + "\u00ad",
    "cut words": lambda r: f"and he went to the {_made_up(r)}-\n{_made_up(r).lower()} of the ",
    "accents apart": lambda _: "e\u0301" * 9 + " ",
    "tabs": lambda r: f"{r.choice(TOWNS)}\t",
    "datelines": lambda r: f"{r.choice(TOWNS).upper()} and {r.choice(TOWNS).upper()}, May 5 (AP) - Kerr left.\n\n",
    "blank lines": lambda r: "\n" * r.randint(2, 40) + r.choice(TOWNS) + " ",
}


def text_of(shape: str, size: int) -> str:
    """Return a text of that shape with so many characters, always the same; it begins with a sentence of news."""
    rng = random.Random(shape)  # noqa: S311 - no secrets here
    news = shape == "news"
    parts = [] if news else [NEWS[-1]]
    made = sum(map(len, parts))
    while made < size:
        parts.append("".join(NEWS) if news else PIECES[shape](rng))
        made += len(parts[-1])
    return "".join(parts)[:size]


def measured(text: str, limit: float, *, as_worker: bool = False) -> dict[str, Any]:
    """Return seconds, megabytes and bytes of one analysis, made in a process of its own, or the words of its refusal.

    Nothing where it failed or took more than `limit` seconds of the processor, as others may use the machine too.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_PROF, limit)
        if as_worker:
            limit_memory()
        loaded = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        try:
            os.write(writer, json.dumps(_figures(text, loaded)).encode())
        except DatelineError as error:
            os.write(writer, json.dumps({"words": str(error)}).encode())
        except MemoryError:
            os.write(writer, json.dumps({"words": too_big_words(Piece(len(text)))}).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        told = answer.read()
    _, status = os.waitpid(child, 0)
    if as_worker and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF:
        return {"words": too_long_words(Piece(len(text)), limit)}
    return json.loads(told) if told else {}


def _figures(text: str, loaded: int) -> dict[str, Any]:
    start = time.process_time()
    dossier = analyse(text, published=PUBLISHED)
    analysed = time.process_time()
    written = dossier.model_dump_json()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "view": 0 if len(written) > DOSSIER_BYTES else len(json.dumps(build_view(dossier)).encode()),
        "seconds": analysed - start,
        "written_s": time.process_time() - start,
        "mb": (peak - loaded) / 1024,
        "bytes": len(written.encode()),
        "events": len(dossier.events),
        "mentions": len(dossier.mentions),
    }


def whole(shapes: list[str]) -> bool:
    """Print what becomes of the longest text of each shape; return whether all are read or refused in words."""
    within = True
    heads = ("s", 9), ("of", 6), ("MB", 7), ("dossier MB", 12), ("events", 8), ("mentions", 10)
    print(f"{'shape, 1 MB':24}" + "".join(f"{head:>{width}}" for head, width in heads))
    for shape in shapes:
        text = text_of(shape, MAX_BYTES).encode()[:MAX_BYTES].decode(errors="ignore")
        limit = limit_s(len(text))
        found = measured(text, limit, as_worker=True)
        within = within and bool(found)
        if found.get("bytes", 0) > DOSSIER_BYTES:
            found = {"words": too_much_words(found["bytes"]), **found}
        if "seconds" in found:
            print(
                f"{shape:24}{found['written_s']:9.1f}{limit:6.0f}{found['mb']:7.0f}{found['bytes'] / 1e6:12.1f}"
                f"{found['events']:8}{found['mentions']:10}  {found.get('words', '')}",
                flush=True,
            )
        else:
            print(f"{shape:24}  {found.get('words', 'failed')}", flush=True)
    return within


def table(shapes: list[str], sizes: list[int], limit: int) -> bool:
    """Print the figures of each shape; return whether all of the largest are within the goal."""
    within = True
    news: dict[int, float] = {}
    heads = (
        ("kB", 5),
        ("s", 9),
        ("MB", 7),
        ("dossier kB", 12),
        ("view kB", 10),
        ("events", 8),
        ("mentions", 10),
        ("ratio", 7),
    )
    print(f"{'shape':24}" + "".join(f"{head:>{width}}" for head, width in heads) + "  growth")
    for shape in ["news", *shapes]:
        taken: dict[int, float] = {}
        for size in sizes:
            found = measured(text_of(shape, size * 1000), limit)
            if "seconds" not in found:
                print(f"{shape:24}{size:5}  {found.get('words', f'failed, or took more than {limit} s')}")
                within = within and "words" in found
                continue
            taken[size] = found["seconds"]
            if shape == "news":
                news[size] = found["seconds"]
            ratio = found["seconds"] / news.get(size, math.nan)
            last = list(pairwise(taken))[-1:]
            growth = "".join(f"{math.log(taken[b] / taken[a]) / math.log(b / a):8.2f}" for a, b in last)
            print(
                f"{shape:24}{size:5}{found['seconds']:9.2f}{found['mb']:7.0f}{found['bytes'] / 1000:12.0f}"
                f"{found['view'] / 1000:10.0f}{found['events']:8}{found['mentions']:10}{ratio:7.2f}{growth}",
                flush=True,
            )
            within = within and (size < max(sizes) or ratio <= GOAL)
    return within


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--sizes", type=int, nargs="+", default=[6, 12, 25, 50, 100], metavar="KB")
    asked.add_argument("--shapes", nargs="+", default=list(PIECES), choices=["news", *PIECES], metavar="NAME")
    asked.add_argument("--limit", type=int, default=300, metavar="SECONDS")
    asked.add_argument("--whole", action="store_true", help="1 MB of each shape, with a worker's limits")
    options = asked.parse_args()
    analyse(text_of("news", 3000), published=PUBLISHED)
    analyse(text_of("dated journeys", 3000), published=PUBLISHED)
    if options.whole:
        sys.exit(not whole(options.shapes))
    shapes = [shape for shape in options.shapes if shape != "news"]
    sys.exit(not table(shapes, sorted(options.sizes), options.limit))


if __name__ == "__main__":
    main()
