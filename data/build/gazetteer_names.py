"""Which names of a place go into the index: those that an English text may use, and one in its own script."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from unidecode import unidecode

if TYPE_CHECKING:
    from gazetteer_sources import Row

LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF'’`ʼ\-. ()/&,]+")
CODE = re.compile(r"[A-Z]{2,5}|[A-Z]+[0-9]+")
TYPE_AFTER = re.compile(
    r"(.+?) (?:County|Parish|Borough|Census Area|Municipality|Municipio|District|Province|Region|Prefecture|"
    r"Governorate|"
    r"[Oo]blast[’']?|[Kk]ray|Krai|Rayon|Republic|State|Department|Voivodeship|Regency|Shire|Canton|Division|City)$"
)
TYPE_BEFORE = re.compile(
    r"(?:Province|State|Region|County|City and County|City|Department|Departement|Département|Provincia|Republic|"
    r"Autonomous Region|Emirate|Governorate|District|Kingdom|Principality|Co)(?: of| de| di| du| del)? (?:the )?(.+)$"
)
SCRIPTS = {
    "HANGUL": "KP KR",
    "CYRILLIC": "RU BY BG KG KZ MK MN RS TJ UA ME",
    "CJK": "CN HK JP MO TW SG",
    "ARABIC": "AE AF BH DZ EG IQ IR JO KW LB LY MA OM PK PS QA SA SD SY TN YE MR",
    "HEBREW": "IL",
    "GREEK": "GR CY",
    "THAI": "TH",
    "GEORGIAN": "GE",
    "ARMENIAN": "AM",
    "DEVANAGARI": "IN NP",
    "BENGALI": "BD",
    "MYANMAR": "MM",
    "KHMER": "KH",
    "LAO": "LA",
    "SINHALA": "LK",
    "ETHIOPIC": "ET ER",
}
SCRIPT_OF = {country: script for script, countries in SCRIPTS.items() for country in countries.split()}
ENOUGH = 3000


def names_of(row: Row) -> tuple[list[str], list[str], list[str]]:
    """Return a place's own names, its other names in Latin script, and its abbreviations."""
    main = [row.name, unidecode(row.name), *row.own]
    others = []
    known = row.feature in {"PCLI", "ADM1", "PPLC", "PPLA", "CONT"} or bool(row.slug)
    if known or row.feature == "ADM2" or row.population >= ENOUGH:
        others = [
            n for n in row.names if LATIN.fullmatch(n) and n[0].isupper() and len(n) > 2 and not CODE.fullmatch(n)
        ]
    if row.feature in {"ADM1", "ADM2"}:
        for name in [row.name, *others]:
            bare = TYPE_AFTER.match(name) or TYPE_BEFORE.match(name)
            if bare:
                others.append(
                    bare[bare.lastindex or 1] if TYPE_BEFORE.match(name) and not TYPE_AFTER.match(name) else bare[1]
                )
    others += [re.sub(r"['’`ʼ]", "", n) for n in (*main, *others) if re.search(r"['’`ʼ]", n)]
    others += [re.sub(r" *\(.*?\)", "", n) for n in (*main, *others) if "(" in n]
    return main, others, row.short


def bare_name(name: str) -> str:
    """A division's name without the word for its kind: "Otter Tail" of "Otter Tail County"."""
    found = TYPE_AFTER.fullmatch(name) or TYPE_BEFORE.fullmatch(name)
    return found[1] if found else name


def county_names(row: Row) -> list[str]:
    """How American and Irish papers write a county: "Otter Tail Co.", "Co. Clare"."""
    if row.country == "US" and row.name.endswith(" County"):
        return [row.name.removesuffix("unty")]
    if row.country in {"IE", "GB"} and row.feature == "ADM2":
        return [f"County {bare_name(row.name)}", f"Co {bare_name(row.name)}"]
    return []


def local_name(country: str, name: str, names: list[str]) -> str:
    """Return the name in the country's script that sounds most like the name, or nothing."""
    script = SCRIPT_OF.get(country)
    if script is None:
        return ""
    written = [n for n in names if n and unicodedata.name(n[0], "").startswith(script)]
    if not written:
        return ""
    plain = unidecode(name).lower()
    return min(written, key=lambda n: (Levenshtein.distance(unidecode(n).lower(), plain), len(n), n))
