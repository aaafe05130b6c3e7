"""Articles, pasted text and files read in processes of their own, each within its limits of time and memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geo.dashboard.jobs import Job
from geo.dashboard.processes import drawers, readers
from geo.model import Dossier
from geo.workers import FILE_S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from geo.intake import FileText
    from geo.model import Article, Correction

_FILE_CHARS: Final = 10_000


def analyse(
    text: str,
    *,
    published: date | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    choices: Mapping[str, str] | None = None,
    job: Job[Any] | None = None,
) -> Dossier:
    """Analyse an article, in turn with others, shorter ones first.

    A `job` is told how far it is, and may stop it (StoppedError). Raises InputError for what is no article and for
    what takes more time or memory than it may; DatelineError for a fault of ours, which is logged.
    """
    job = job or Job("")
    job.progress("Waiting for its turn")
    return Dossier.model_validate_json(readers().run(
        "analyse", job, chars=len(text), article=text, text=text, published=published, title=title, source=source,
        url=url, choices=choices,
    ))  # fmt: skip


def corrected(machine: Dossier, corrections: Sequence[Correction], job: Job[Any] | None = None) -> Dossier:
    """Return a dossier with these corrections; only what they touch is worked out anew. Raises as `analyse` does."""
    job = job or Job("")
    job.progress("Waiting for its turn")
    text = machine.article.text
    return Dossier.model_validate_json(readers().run(
        "again", job, chars=len(text), article=text, dossier=machine.model_dump_json(by_alias=True),
        corrections=[each.model_dump(mode="json") for each in corrections],
    ))  # fmt: skip


def read_file(name: str, data: bytes) -> FileText:
    """Return what a file holds; raises InputError as `geo.intake` does, and after 30 s."""
    found: FileText = readers().run(
        "read_file", Job(""), chars=_FILE_CHARS, what="file", seconds=FILE_S, name=name, data=data
    )
    return found


def read_text(text: str) -> FileText:
    """Return what pasted text holds, its letterhead told apart; raises InputError as `geo.intake` does."""
    found: FileText = drawers().run("read_text", Job(""), chars=len(text), text=text)
    return found


def make_article(found: FileText, published: date | None, title: str, source: str) -> Article:
    """Return what was read as an article; raises InputError for what is none, as `geo.intake` does."""
    article: Article = drawers().run(
        "article", Job(""), chars=len(found.text), given=found, published=published, title=title, source=source
    )
    return article
