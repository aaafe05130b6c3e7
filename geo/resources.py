"""Where Dateline's own files are: `data/` and `seeds/`, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from geo.errors import ResourceMissingError

_PACKAGE = Path(__file__).resolve().parent


def _find(folder: str, name: str) -> Path:
    for root in (_PACKAGE / "_resources", _PACKAGE.parent):
        path = root / folder / name
        if path.exists():
            return path
    raise ResourceMissingError(f"{folder}/{name} is missing; reinstall dateline, or run `make data` in a checkout.")


def data_path(name: str) -> Path:
    """Return the path of the file or folder `name` below data/; raises ResourceMissingError."""
    return _find("data", name)


def seed_path(name: str) -> Path:
    """Return the path of the example file `name` below seeds/; raises ResourceMissingError."""
    return _find("seeds", name)
