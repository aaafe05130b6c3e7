"""A made-up text in the form of the annotated corpora: a form with marks, filled with names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.places import Gazetteer


def made_text(
    key: str, form: str, fillings: Mapping[str, tuple[str, int | None]], gazetteer: Gazetteer
) -> dict[str, Any]:
    """Return {"id", "source", "text", "toponyms"} of a form such as "from {a} to {b}".

    `fillings` hold what stands at each mark, a letter, with its row in the gazetteer, None where it is no place.
    """
    text, toponyms, at = "", [], 0
    columns = gazetteer.columns
    while (start := form.find("{", at)) >= 0:
        name, row = fillings[form[start + 1]]
        text += form[at:start]
        if row is not None:
            toponyms.append(
                {
                    "start": len(text),
                    "end": len(text) + len(name),
                    "name": name,
                    "lat": float(columns["lat"][row]),
                    "lon": float(columns["lon"][row]),
                    "geonameid": int(columns["gid"][row]) or None,
                }
            )
        text += name
        at = start + len("{a}")
    return {"id": key, "source": "", "text": text + form[at:], "toponyms": toponyms}
