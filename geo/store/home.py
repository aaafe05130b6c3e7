"""Where what this machine's users made is kept: the folder and the file in it, for their owner alone."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from platformdirs import user_data_path

from geo.errors import StoreReadOnlyError

NAME = "dateline.sqlite3"
_FOLDER = 0o700
_FILE = 0o600


def home() -> Path:
    """Return the folder for stored dossiers: DATELINE_HOME, else the user's data folder; made if missing.

    Raises StoreReadOnlyError where it cannot be made.
    """
    chosen = os.environ.get("DATELINE_HOME")
    folder = Path(chosen).expanduser() if chosen else user_data_path("dateline", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=_FOLDER)
    except OSError as error:
        raise StoreReadOnlyError(
            f"The folder for dossiers, {folder}, cannot be made ({error.strerror}); name another in DATELINE_HOME."
        ) from error
    return folder


def store_path() -> Path:
    """Return the file of the present home that holds the store; it need not be there yet."""
    return home() / NAME


def make_private(path: Path) -> None:
    """Make a store's file if it is missing, and let nobody but its owner read it, its companions and its folder.

    A folder in which there is more than the store is left as it is: it is somebody's, and not ours.
    """
    with suppress(OSError):  # the database tells better what is wrong with a file or folder
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, _FILE))
    folder = path.parent
    ours = [other for other in folder.iterdir() if other.name.startswith("dateline")]
    for file in ours:
        if file.is_file() and not file.is_symlink():
            _mend(file, _FILE)
    if len(ours) == sum(1 for _ in folder.iterdir()):
        _mend(folder, _FOLDER)


def _mend(path: Path, mode: int) -> None:
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(mode)
