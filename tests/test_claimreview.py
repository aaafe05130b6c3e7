"""ClaimReview: what search engines ask of it, what its rating says, and that it is valid by the types of schema.org."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from geo import analyse
from geo.view import build_view, claim_reviews

TYPES = Path(sys.prefix) / "npm" / "node_modules" / "schema-dts"
needs_types = pytest.mark.skipif(
    shutil.which("tsc") is None or not TYPES.exists(),
    reason="tsc or npm's schema-dts is not installed; `make setup` installs them where they are to be had",
)
TODAY = date(2024, 2, 29)
SENTENCES = {
    "Kherson lies 450 km south of Kyiv.": 4,
    "Vladivostok lies about 680 km north of Pyongyang.": 3,
    "Lyon is 420 km from Paris.": 3,
    "Lyon is 500 km from Paris.": 2,
    "Lyon is 243 km from Paris.": 1,
    "Kherson lies 450 km north of Kyiv.": 1,
    "Odesa lies 440 kilometres (220 miles) from Kyiv.": 3,
    "The ministers met at a villa 25 km south of Rome.": None,
}


@cache
def dossier(text: str, url: str | None = "https://example.org/news?id=7&page=2#top", source: str = "The Paper"):
    return analyse(text, published="2023-09-12", title="News </script> & more", source=source, url=url)


def review(text: str, **article) -> dict:
    made = dossier(text, **article)
    (one,) = json.loads(claim_reviews(made, made.claims, TODAY))["@graph"]
    return one


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_rating_is_the_best_only_where_all_that_is_said_holds(sentence: str):
    rating = review(sentence)["reviewRating"]
    assert rating.get("ratingValue") == SENTENCES[sentence]
    assert ("bestRating" in rating) == ("worstRating" in rating) == (SENTENCES[sentence] is not None)
    if SENTENCES[sentence] is not None:
        assert (rating["worstRating"], rating["bestRating"]) == (1, 4)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_it_says_the_same_as_the_card(sentence: str):
    (card,) = build_view(dossier(sentence))["claims"]
    one = review(sentence)
    assert one["reviewRating"]["alternateName"] == one["name"] == card["headline"]
    assert one["reviewBody"] == card["conclusion"]
    assert one["claimReviewed"] == card["sentence"]


def test_it_has_what_search_engines_ask_for():
    one = review("Lyon is 243 km from Paris.")
    assert re.fullmatch(r"https://example\.org/news\?id=7&page=2#claim-c\d+-\d+", one["url"])
    assert one["datePublished"] == "2024-02-29"
    assert one["author"]["@type"] == "Organization"
    assert one["author"]["name"].startswith("Dateline ")
    said = one["itemReviewed"]
    assert said["author"] == {"@type": "Organization", "name": "The Paper"}
    assert said["datePublished"] == said["appearance"]["datePublished"] == "2023-09-12"
    assert said["appearance"]["url"] == "https://example.org/news?id=7&page=2#top"


@pytest.mark.parametrize("url", [None, "javascript:alert(1)"])
def test_without_the_articles_address_it_stands_on_the_page_it_is_put_into(url: str | None):
    one = review("Lyon is 243 km from Paris.", url=url, source="")
    assert re.fullmatch(r"#claim-c\d+-\d+", one["url"])
    assert "url" not in one["itemReviewed"]["appearance"]
    assert "author" not in one["itemReviewed"]


def test_a_dossiers_own_review_has_no_date_so_that_it_is_the_same_on_every_day():
    made = dossier("Lyon is 243 km from Paris.")
    (card,) = build_view(made)["claims"]
    assert "datePublished" not in json.loads(card["review"])["@graph"][0]


def faults(folder: Path, graph: str) -> str:
    """Return what the type checker says of a JSON-LD document."""
    file = folder / "review.ts"
    file.write_text(f'import type {{ Graph }} from "{TYPES}";\nexport const graph: Graph = {graph};\n', "utf-8")
    command = "tsc --noEmit --strict --target es2022 --module es2022 --moduleResolution node".split()
    return subprocess.run([*command, str(file)], capture_output=True, text=True, check=False).stdout


@needs_types
def test_it_is_valid_by_the_types_of_schema_org(tmp_path: Path):
    reviews = [review(sentence) for sentence in SENTENCES]
    reviews.append(review("Lyon is 243 km from Paris.", url=None, source=""))
    graph = {"@context": "https://schema.org", "@graph": reviews}
    assert faults(tmp_path, json.dumps(graph)) == ""


@needs_types
@pytest.mark.parametrize(("right", "wrong"), [("claimReviewed", "claimreviewed"), ('"Rating"', '"Rated"')])
def test_the_types_find_a_fault(tmp_path: Path, right: str, wrong: str):
    made = dossier("Lyon is 243 km from Paris.")
    document = claim_reviews(made, made.claims, TODAY)
    assert right in document
    assert "error TS" in faults(tmp_path, document.replace(right, wrong))
