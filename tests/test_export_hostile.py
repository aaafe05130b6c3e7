"""Hostile text and addresses through every export, read back by other programs: nothing is obeyed."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pyogrio
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from geo.export import FORMATS, export_claimreview, export_csv, export_geojson, export_html, export_kml, export_markdown
from geo.export.markdown import escape
from geo.view import build_view, web_address

_SPEC = importlib.util.spec_from_file_location("payloads", Path(__file__).parent / "browser" / "payloads.py")
payloads = importlib.util.module_from_spec(_SPEC)
sys.modules.setdefault("payloads", payloads)
_SPEC.loader.exec_module(payloads)

KML = "{http://www.opengis.net/kml/2.2}"
NO_ADDRESS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:x",
    "//evil.example/x", "/\\evil.example", "\\\\evil.example\\x",
    "file:///etc/passwd", "ftp://evil.example", "evil.example", "mailto:a@evil.example", "https:evil.example", "https://",
    "https:///evil.example", "https://a b.example", 'https://a.example/"onx=1', "https://a.example/<b>",
    "https://a.example\n",
    "https://good.example@evil.example/", "https://good.example:x@evil.example/", "http://[", "https://a.example:99999/",
    "https://a.example/\u202egnp.exe", "https://a.example/" + "a" * 3000, "", None,
]  # fmt: skip


@pytest.fixture(scope="module")
def dossier():
    return payloads.hostile()


def with_address(dossier, url):
    return dossier.model_copy(update={"article": dossier.article.model_copy(update={"url": url, "title": "A title"})})


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_what_is_no_web_address_is_none(url):
    assert web_address(url) is None


@pytest.mark.parametrize(
    "url",
    ["https://a.example/b?c=d&e=f#g", "http://a.example:8080/", "HTTPS://A.example/x'y", "https://münchen.example/ü", "http://[::1]/"],
)  # fmt: skip
def test_a_web_address_is_kept_as_it_is(url):
    assert web_address(url) == url


@pytest.mark.parametrize("url", [url for url in NO_ADDRESS if url and "evil" in url])
def test_no_export_and_no_page_writes_such_an_address(url):
    of = with_address(payloads.handmade(), url)
    assert json.loads(export_geojson(of))["dateline"]["url"] is None
    assert build_view(of)["article"]["url"] is None
    for written in (export_markdown(of), export_kml(of), export_claimreview(of)):
        assert "evil" not in written


def test_a_web_address_is_in_geojson_markdown_and_view(dossier):
    of = with_address(dossier, "https://a.example/b")
    assert json.loads(export_geojson(of))["dateline"]["url"] == "https://a.example/b"
    assert "<https://a.example/b>" in export_markdown(of)
    assert build_view(of)["article"]["url"] == "https://a.example/b"
    appearance = json.loads(export_claimreview(of))["@graph"][0]["itemReviewed"]["appearance"]
    assert appearance["url"] == "https://a.example/b"


def test_no_tag_comes_to_life_in_kml(dossier, tmp_path):
    written = export_kml(dossier)
    assert "<![CDATA[" not in written
    assert "<!DOCTYPE" not in written
    root = etree.fromstring(written.encode())
    for element in root.iter(f"{KML}name", f"{KML}description"):
        assert len(element) == 0
        tags = re.findall(r"<[^>]*>?", element.text or "")
        assert set(tags) <= {"<br/>"}, tags
        assert "$[" not in (element.text or "") or element.tag == f"{KML}name"
    path = tmp_path / "dossier.kml"
    path.write_text(written, "utf-8")
    names = set(pyogrio.raw.read(path, layer="Events", columns=["Name"])[3][0])
    assert any("&lt;script>alert(1)&lt;/script>" in name for name in names)


def cells(dossier):
    """Yield every cell of every table, as each separator would cut it."""
    with zipfile.ZipFile(io.BytesIO(export_csv(dossier))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8-sig")
            for separator in ",;\t|":
                for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
                    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting):
                        yield from ((separator, quoting, cell) for cell in row)


def test_no_cell_is_a_formula_whatever_the_separator(dossier):
    for separator, quoting, cell in cells(dossier):
        if separator == "," and quoting == csv.QUOTE_NONE:
            continue  # a comma is the file's own separator, and whoever reads it with that obeys its quotes
        seen = re.sub(r"^[\s\"'“”‘’\u200b\ufeff\x00-\x20]*", lambda m: "'" if "'" in m[0] else "", cell)
        if re.fullmatch(r"-?[\d.]+", cell):
            continue
        assert not re.match(r"[=+\-@＝＋－＠]", seen), (separator, cell)


def test_figures_in_the_tables_stay_figures(dossier):
    with zipfile.ZipFile(io.BytesIO(export_csv(dossier))) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("places.csv").decode("utf-8-sig"))))
    assert [float(row["lon"]) for row in rows] == [place.lon for place in dossier.places]


def test_markdown_has_no_link_no_picture_and_no_tag_of_the_articles(dossier):
    report = export_markdown(dossier)
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(report)
    inside = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in [*tokens, *inside]}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "fence",
        "code_block",
        "code_inline",
        "s_open",
        "em_open",
    }
    assert [token.attrs["src"][:22] for token in inside if token.type == "image"] == ["data:image/png;base64,"]
    # No heading, list or table but the report's own.
    assert {token.tag for token in tokens if token.type == "heading_open"} == {"h1", "h2", "h3"}
    assert sum(token.type == "heading_open" and token.tag == "h1" for token in tokens) == 1
    assert not kinds & {"ordered_list_open", "blockquote_open"}


@pytest.mark.parametrize(
    "text",
    ["evil.example", "www.evil.example", "https://evil.example/a", "a@evil.example", "mailto:a@evil.example",
     "//evil.example", "(evil.example)", "“evil.example”", "münchen.de", "a-.example", "a).example"],
)  # fmt: skip
def test_no_renderer_finds_a_domain_in_markdown(text):
    written = escape(text)
    assert not re.search(r"\w\.[a-z]{2,}|www\.|//|@", written)
    assert MarkdownIt("commonmark").render(written).replace("\u2060", "") == f"<p>{text}</p>\n"


@pytest.mark.parametrize("text", ["684.5 km by rail, 1,234.5 km by sea.", "The U.S. said so. It went on at 3.30 p.m."])
def test_ordinary_text_is_not_touched_in_markdown(text):
    assert escape(text) == text


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.found.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]


def test_the_one_file_has_the_same_tags_whatever_the_text(dossier):
    hostile, tame = _Scripts(), _Scripts()
    hostile.feed(export_html(dossier))
    tame.feed(export_html(payloads.handmade()))
    assert hostile.found == tame.found


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_takes_every_payload_and_gives_the_same_bytes(dossier, name):
    assert FORMATS[name].write(dossier) == FORMATS[name].write(dossier)
