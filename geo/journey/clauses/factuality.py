"""From who says what, how certainly, to the status that the map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Factuality, Status

_STRENGTH: tuple[Status, ...] = ("denied", "historical", "possible", "scheduled", "reported", "confirmed")

DONE: Final[frozenset[Status]] = frozenset({"confirmed", "reported"})
"""What is told to have happened, as part of what is told."""

AHEAD: Final[frozenset[Status]] = frozenset({"scheduled", "possible"})
"""What is told to be still to come, or not to be sure."""

NOT_DONE: Final[frozenset[Status]] = AHEAD | {"denied"}
"""What is not told to have happened."""


def derive_status(factuality: Factuality, *, future: bool, by_author: bool, own_official: bool) -> Status:
    """Return the status of one source's statement.

    Denied where the source says it is not so; possible where it says it may be (PS); scheduled where it is still
    to come; confirmed where the writer states it plainly, or the traveller's or the host's named official body
    does about its own act; else reported. History is told by the dates, not here.
    """
    if factuality.endswith("-"):
        return "denied"
    if factuality.startswith("PS"):
        return "possible"
    if future:
        return "scheduled"
    if factuality == "CT+" and (by_author or own_official):
        return "confirmed"
    return "reported"


def strongest(statuses: Iterable[Status]) -> Status:
    """Return the status of an event that several sources speak of: two reports do not make a confirmation."""
    return max(statuses, key=_STRENGTH.index)


def weaker(a: Status, b: Status) -> Status:
    """Return the status of a leg, that of its weaker end."""
    return min(a, b, key=_STRENGTH.index)
