"""What a worker can be asked for that has the language model: a dossier of a text, the text of a file.

The last texts stay read, for a correction of what was made.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from geo.corrections import again
from geo.errors import DatelineError, InputError
from geo.intake import read_file
from geo.model import Correction, Dossier
from geo.pipeline import analyse
from geo.places import open_gazetteer
from geo.text import load_language, read_once
from geo.workers.limits import DOSSIER_BYTES, too_much_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.intake import FileText
    from geo.workers.worker import Teller


def prepare() -> None:
    """Load what every text needs; what is missing is said to who asks for a text."""
    with suppress(DatelineError):
        load_language()
        open_gazetteer()
        analyse(
            "The train left Pyongyang on Sunday for Vladivostok, about 680 km to the north.", published="2023-09-12"
        )


def _analyse(teller: Teller, **given: Any) -> str:
    return _written(analyse(**given, reader=read_once, progress=teller.progress, advance=teller.advance))


def _again(teller: Teller, dossier: str, corrections: list[dict[str, Any]]) -> str:
    """Return the dossier of the same article with these corrections, as `geo.corrections.again` makes it."""
    teller.progress("Putting it right")
    made = [Correction.model_validate(each) for each in corrections]
    return _written(again(Dossier.model_validate_json(dossier), made))


def _written(dossier: Dossier) -> str:
    """Return a dossier as JSON; raises InputError where it is too much."""
    written = dossier.model_dump_json(by_alias=True)
    if len(written) > DOSSIER_BYTES:
        raise InputError(too_much_words(len(written)))
    return written


def _read_file(teller: Teller, name: str, data: bytes) -> FileText:
    teller.progress("Reading the file")
    return read_file(name, data)


def _check(teller: Teller, text: str) -> tuple[str, dict[str, list[Any]]]:
    """Return the dossier of a sentence, and for each of its claims its ends as the view has them."""
    from geo.view import claim_ends  # noqa: PLC0415 - no other reading has a view

    written = _analyse(teller, text=text)
    dossier = Dossier.model_validate_json(written)
    return written, {claim.id: claim_ends(dossier, claim) for claim in dossier.claims}


TASKS: Final[dict[str, Callable[..., object]]] = {
    "again": _again, "analyse": _analyse, "check": _check, "read_file": _read_file,
}  # fmt: skip
