"""The exports: what other programs read back, and that no text of an article becomes markup."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pyogrio
import pytest
from export_dossier import HOSTILE, dossier

from geo.export import FORMATS, export_geojson, export_markdown, picture_png, picture_svg


@pytest.fixture(scope="module")
def geojson() -> dict:
    return json.loads(export_geojson(dossier()))


def of_kind(document: dict, kind: str) -> list[dict]:
    return [f for f in document["features"] if f["properties"]["kind"] == kind]


def test_geojson_lines_are_cut_at_the_antimeridian(geojson):
    for feature in [*of_kind(geojson, "leg"), *of_kind(geojson, "claim")]:
        lines = feature["geometry"]["coordinates"]
        if feature["geometry"]["type"] == "LineString":
            lines = [lines]
        for line in lines:
            assert all(-180 <= lon <= 180 for lon, _ in line)
            assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(line))
    crossing = of_kind(geojson, "leg")[0]["geometry"]
    assert crossing["type"] == "MultiLineString"
    assert [crossing["coordinates"][0][-1][0], crossing["coordinates"][1][0][0]] == [180, -180]


def test_geojson_ids_are_unique_and_every_stop_and_leg_has_its_status(geojson):
    ids = [f["id"] for f in geojson["features"]]
    assert len(ids) == len(set(ids))
    assert [f["properties"]["status"] for f in of_kind(geojson, "stop")] == ["confirmed", "reported", "possible"]
    assert [f["properties"]["status"] for f in of_kind(geojson, "leg")] == ["reported", "possible"]


def test_gdal_reads_the_geojson_with_times(tmp_path, geojson):
    path = tmp_path / "dossier.geojson"
    path.write_text(json.dumps(geojson), encoding="utf-8")
    info = pyogrio.read_info(path)
    assert info["crs"] == "EPSG:4326"
    assert info["features"] == len(geojson["features"])
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert types["begin"] == types["end"] == "OFTDateTime"
    assert types["km"] == "OFTReal"


def test_a_leg_without_geometry_is_drawn_as_the_geodesic(geojson):
    leg = of_kind(geojson, "leg")[1]
    assert leg["geometry"]["coordinates"][0] == [-165.4064, 64.5011]
    assert leg["geometry"]["coordinates"][-1] == [-173.3, 64.3833]
    assert leg["properties"]["km"] is None


def test_markdown_holds_the_verdict_with_each_check_and_the_sources():
    report = export_markdown(dossier(title="A voyage"))
    assert report.startswith("# A voyage\n")
    assert "### Imprecise: “Nome, 700 km east of Anadyr”" in report
    assert "- **distance**: imprecise. 810.0 km were measured" in report
    assert "| Monday | Monday 11 September 2023 |" in report
    assert "OpenStreetMap contributors" in report
    assert "GeoNames" in report


def test_markdown_lets_no_text_become_markup():
    report = export_markdown(dossier())
    assert "<script" not in report
    assert "<img" not in report
    assert not re.search(r"(?<!\\)\]\(javascript", report)
    assert "javascript:alert(4)" not in report  # an address that is no web address is not linked
    for row in (line for line in report.splitlines() if line.startswith("| ")):
        cells = re.split(r"(?<!\\)\|", row)
        assert len(cells) in {5, 6, 7}, row


def test_the_picture_is_a_png_of_1200_by_630():
    png = picture_png(dossier())
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (1200, 630)


def test_the_picture_names_the_stops_and_escapes_them():
    svg = picture_svg(dossier(title="A voyage"))
    assert ">Anadyr</text>" in svg
    assert ">A voyage</text>" in svg
    assert "<script" not in picture_svg(dossier())


def test_a_dossier_without_routes_or_places_still_exports():
    bare = dossier().model_copy(update={"places": (), "routes": (), "claims": (), "events": (), "times": ()})
    assert json.loads(export_geojson(bare))["features"] == []
    assert export_markdown(bare)
    assert picture_png(bare)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_dossier_gives_the_same_file(name):
    assert FORMATS[name].write(dossier()) == FORMATS[name].write(dossier())


def test_hostile_text_is_kept_as_text_in_geojson(geojson):
    assert of_kind(geojson, "stop")[1]["properties"]["name"] == HOSTILE
