"""What a dossier can be written as, one file a format; each takes a dossier and gives the file's contents.

`FORMATS` lists them by the name that `dateline analyse --format` takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.export.claimreview import export_claimreview
from geo.export.geojson import export_geojson
from geo.export.html import export_html, show
from geo.export.kml import export_kml
from geo.export.markdown import export_markdown
from geo.export.picture import picture_png, picture_svg
from geo.export.tables import export_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.model import Dossier

__all__ = [
    "FORMATS",
    "Format",
    "export_claimreview",
    "export_csv",
    "export_geojson",
    "export_html",
    "export_kml",
    "export_markdown",
    "picture_png",
    "picture_svg",
    "show",
]


class Format(NamedTuple):
    """A format by its title: how it is written, and what its files are called and served as."""

    title: str
    write: Callable[[Dossier], str | bytes]
    suffix: str
    media_type: str


FORMATS = {
    "html": Format("One HTML file that plays, without a server", export_html, ".html", "text/html"),
    "geojson": Format("GeoJSON, for maps (QGIS and others)", export_geojson, ".geojson", "application/geo+json"),
    "markdown": Format("Report with a map (Markdown)", export_markdown, ".md", "text/markdown"),
    "kml": Format("KML with times (Google Earth)", export_kml, ".kml", "application/vnd.google-earth.kml+xml"),
    "csv": Format("Tables (CSV, zipped)", export_csv, ".zip", "application/zip"),
    "claimreview": Format("ClaimReview (JSON-LD)", export_claimreview, ".jsonld", "application/ld+json"),
}
