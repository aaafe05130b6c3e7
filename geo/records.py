"""The records of what readers put right: which hold, what a new one says, and whether it can be made.

Nothing is applied here, and nothing of the language is loaded: see `geo.corrections`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, get_args

from geo.correction_values import MODES, STATUSES, read_day, read_name, read_window, read_word
from geo.errors import InputError
from geo.model import Correction, CorrectionKind, TimeRef, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Dossier

KINDS: Final[tuple[CorrectionKind, ...]] = get_args(CorrectionKind)
LOST: Final = "correction-lost"
"""The code of the warning that a correction could not be applied."""

_WITHOUT_VALUE: Final = frozenset({"event.remove", "stop.remove", "traveller.remove", "undo"})
_LONGEST: Final = 300


def standing(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Return the corrections that hold, oldest first, without what only takes others back."""
    return tuple(made for made in holding(corrections) if made.kind != "undo")


def holding(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Return those that no "undo" takes back which holds itself, oldest first."""
    undone: set[str] = set()
    held: list[Correction] = []
    for made in reversed(corrections):
        if made.id in undone:
            continue
        held.append(made)
        if made.kind == "undo":
            undone.add(made.target)
    return tuple(reversed(held))


def last_done(dossier: Dossier) -> Correction:
    """Return the last correction that stands; raises InputError where none does."""
    held = standing(dossier.corrections)
    if not held:
        raise InputError("Nothing is corrected in this dossier, so there is nothing to undo.")
    return held[-1]


def last_undone(dossier: Dossier) -> Correction:
    """Return the last undoing that holds, with nothing put right since; raises InputError where there is none."""
    undoings = {made.id for made in dossier.corrections if made.kind == "undo"}
    for made in reversed(holding(dossier.corrections)):
        if made.kind != "undo":
            break
        if made.target not in undoings:
            return made
    raise InputError("Nothing was undone last in this dossier, so there is nothing to do again.")


def propose(
    dossier: Dossier,
    kind: str,
    target: str,
    value: str | None = None,
    *,
    who: str,
    why: str = "",
    made_at: datetime | None = None,
) -> Correction:
    """Return the record of a correction of a dossier, not yet applied; raises InputError where it says nothing."""
    known = next((each for each in KINDS if each == kind), None)
    if known is None:
        raise InputError(f"{kind[:60]!r} is nothing that can be corrected; it is one of {', '.join(KINDS)}.")
    made = Correction(
        id=f"c-{max((int(each.id.removeprefix('c-')) for each in dossier.corrections), default=0) + 1}",
        kind=known,
        target=target,
        value=value,
        before=stands_there(dossier, kind, target),
        who=who.strip(),
        why=why.strip(),
        made_at=made_at or datetime.now(UTC).replace(microsecond=0),
    )
    _require_possible(dossier, made)
    return made


def require_made(dossier: Dossier, made: Correction) -> None:
    """Raise InputError, which says why, where a dossier's correction could not be applied."""
    lost = next((w for w in dossier.warnings if w.code == LOST and f" {made.id} " in w.message), None)
    if lost is not None:
        raise InputError(lost.message.partition("): ")[2])


def _require_possible(dossier: Dossier, made: Correction) -> None:
    """Raise InputError for a correction that says nothing that can be done."""
    kind, target, value = made.kind, made.target, made.value
    if not 0 < len(made.who) <= _LONGEST or len(made.why) > _LONGEST:
        raise InputError(f"Say who corrects, in 1 to {_LONGEST} characters, and why in at most as many.")
    if kind in _WITHOUT_VALUE and value is not None:
        raise InputError(f"{kind} takes no value, and {value[:60]!r} was given; leave it out.")
    if kind.startswith("article.") and target != "article":
        raise InputError(f"{kind} is of the article: its target is 'article', not {target[:60]!r}.")
    if kind == "mention.place" and (value is None or _find(dossier, "mention", target) is None):
        raise InputError(f"{target[:60]!r} is no name of this dossier, or no place was given; names look like m31-37.")
    _require_readable(kind, value)
    known = [each.id for each in dossier.corrections]
    if kind == "undo" and target not in known:
        raise InputError(f"There is no correction {target[:60]!r}; there are {', '.join(known) or 'none'}.")
    if kind == "undo" and target not in {each.id for each in holding(dossier.corrections)}:
        raise InputError(f"Correction {target} is undone already; to have it again, undo its undoing.")


def _require_readable(kind: CorrectionKind, value: str | None) -> None:
    """Raise InputError for a value that is none of its kind."""
    if kind == "event.status":
        read_word(value, STATUSES, "status")
    elif kind == "event.mode":
        read_word(value, MODES, "mode of travel")
    elif kind in {"event.when", "stop.arrive", "stop.depart", "time.value"}:
        read_window(value, None)
    elif kind in {"traveller.name", "traveller.add"}:
        read_name(value, "name of a traveller")
    elif kind == "article.published":
        read_day(value)


def stands_there(dossier: Dossier, kind: str, target: str) -> str | None:
    """Return what stands where a correction is made, as a correction has it; None for nothing."""
    subject, _, field = kind.partition(".")
    if subject == "article":
        value = getattr(dossier.article, field)
        return None if value is None else str(value)
    found = _find(dossier, subject, target)
    return None if found is None else _written(found, field)


def _find(dossier: Dossier, subject: str, target: str) -> Any:
    """Return the part of a dossier with an id, None if there is none."""
    stops = [stop for route in dossier.routes for stop in route.stops]
    parts: dict[str, Sequence[Any]] = {
        "mention": dossier.mentions, "time": dossier.times, "event": dossier.events, "stop": stops,
        "traveller": dossier.travellers,
    }  # fmt: skip
    return next((part for part in parts.get(subject, ()) if part.id == target), None)


def _written(found: Any, field: str) -> str | None:
    """Return a field of a part of a dossier as a correction writes it."""
    name = {"place": "place_id", "from": "from_place_id", "to": "to_place_id", "travellers": "traveller_ids"}.get(field)
    value = found if field == "value" else getattr(found, name or field, None)
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, (TimeRef, Window)):
        ends = (value.earliest, value.latest)
        return "/".join(".." if end is None else end.isoformat() for end in ends) if any(ends) else None
    return None if value is None else str(value)
