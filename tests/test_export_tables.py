"""KML, CSV and ClaimReview, read back by other programs than wrote them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.etree import ElementTree as ET

import pyogrio
import pytest
from export_dossier import HOSTILE, dossier

from geo.export import FORMATS, export_claimreview, export_csv, export_kml
from geo.model import Dossier

KML = "{http://www.opengis.net/kml/2.2}"


def tables(of: Dossier) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(export_csv(of))) as archive:
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
        }


def test_gdal_reads_the_kml_layer_by_layer(tmp_path):
    path = tmp_path / "dossier.kml"
    path.write_text(export_kml(dossier()), encoding="utf-8")
    assert [str(name) for name, _ in pyogrio.list_layers(path)] == ["Stops", "Legs", "Events", "Claims"]
    assert pyogrio.read_info(path, layer="Stops")["features"] == 3
    legs = pyogrio.read_info(path, layer="Legs", force_feature_count=True, force_total_bounds=True)
    assert legs["features"] == 2
    assert legs["total_bounds"][0] >= -180
    assert legs["total_bounds"][2] <= 180


def test_kml_has_time_spans_and_cuts_lines_at_the_antimeridian():
    root = ET.fromstring(export_kml(dossier()))
    spans = [
        (mark.findtext(f"{KML}name"), mark.findtext(f"{KML}TimeSpan/{KML}begin"))
        for mark in root.iter(f"{KML}Placemark")
    ]
    assert ("Anadyr", "2023-09-11T00:00:00+00:00") in spans
    assert ("Provideniya", None) in spans
    assert len(list(root.iter(f"{KML}MultiGeometry"))) == 2  # the leg and the claim's line; the way back does not cross
    for line in root.iter(f"{KML}LineString"):
        lons = [float(at.split(",")[0]) for at in line.findtext(f"{KML}coordinates").split()]
        assert max(lons) - min(lons) < 180


@pytest.mark.parametrize("text", [HOSTILE, "<![CDATA[<b>]]><script>", "]]>", "\x00\x0b\ud800 bad", "a & b < c"])
def test_kml_stays_well_formed_whatever_the_title_is(text):
    of = dossier().model_copy(update={"article": dossier().article.model_copy(update={"title": text})})
    root = ET.fromstring(export_kml(of).encode("utf-8"))
    assert root.find(f".//{KML}script") is None
    for mark in root.iter(f"{KML}Placemark"):
        assert "<script" not in (mark.findtext(f"{KML}description") or "")


def test_csv_tables_join_by_their_ids():
    read = tables(dossier())
    places = {row["id"] for row in read["places"]}
    assert {row["place_id"] for row in read["stops"]} <= places
    stops = {row["id"] for row in read["stops"]}
    assert {row["from_stop"] for row in read["legs"]} | {row["to_stop"] for row in read["legs"]} <= stops
    assert {row["claim_id"] for row in read["checks"]} == {row["id"] for row in read["claims"]}
    assert read["claims"][0]["verdict"] == "imprecise"
    assert read["legs"][1]["path_km"] == ""
    assert read["times"][0]["earliest"] == "2023-09-11T00:00:00+00:00"


def test_a_spreadsheet_takes_no_cell_for_a_formula():
    named = dossier().places[0].model_copy(update={"name": '=HYPERLINK("http://x")'})
    read = tables(dossier().model_copy(update={"places": (named,)}))
    assert read["places"][0]["name"].startswith("'=")
    assert float(tables(dossier())["places"][1]["lon"]) == -165.4064


def test_claimreview_is_json_ld_that_can_stand_in_a_script_element():
    text = export_claimreview(dossier())
    assert "<" not in text
    review = json.loads(text)["@graph"][0]
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == "Nome, 700 km east of Anadyr"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Distance imprecise",
        "ratingValue": 2,
        "bestRating": 4,
        "worstRating": 1,
    }
    assert review["itemReviewed"]["appearance"]["headline"] == HOSTILE
    assert "url" not in review["itemReviewed"]["appearance"]  # javascript: is no address of an article


def test_a_claim_that_cannot_be_checked_has_no_rating():
    claim = dossier().claims[0].model_copy(update={"verdict": "not_checkable"})
    rating = json.loads(export_claimreview(dossier().model_copy(update={"claims": (claim,)})))["@graph"][0][
        "reviewRating"
    ]
    assert "ratingValue" not in rating


@pytest.mark.parametrize("name", ["kml", "csv", "claimreview"])
def test_the_same_dossier_gives_the_same_bytes(name):
    assert FORMATS[name].write(dossier()) == FORMATS[name].write(dossier())
