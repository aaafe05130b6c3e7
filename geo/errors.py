"""The errors that Dateline raises: one family, each also the builtin that a caller would catch.

Every message says what happened, names the offending value and says what to do.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors that Dateline raises on purpose; its text is fit to show to a user."""


class InputError(DatelineError, ValueError):
    """The text or file handed in cannot be analysed; the message says what is accepted."""


class PlaceNotFoundError(DatelineError, LookupError):
    """No place of the gazetteer bears the name or id."""


class NoRouteError(DatelineError, LookupError):
    """No way connects two places; the message names the two pieces of network."""


class DossierNotFoundError(DatelineError, LookupError):
    """No stored dossier, example or link has that id."""


class ResourceMissingError(DatelineError, FileNotFoundError):
    """A data file or the language model is not installed; the message gives the command that brings it."""


class NotAllowedError(DatelineError, PermissionError):
    """The holder of a read-only link tried to change the dossier."""


class ConflictError(DatelineError, RuntimeError):
    """What was to be changed was changed meanwhile by somebody else; the message says what, and when."""

    changed: frozenset[str]
    """The ids of what was changed meanwhile."""

    def __init__(self, message: str, changed: frozenset[str] = frozenset()) -> None:
        super().__init__(message)
        self.changed = changed


class StoreError(DatelineError, OSError):
    """The store of dossiers cannot be used; the message says what is wrong, where, and what to do."""


class StoreDamagedError(StoreError):
    """The store, or a copy of one, is cut off, overwritten or no store of Dateline at all."""


class StoreBusyError(StoreError, TimeoutError):
    """Another program has held the store for longer than one waits."""


class StoreFullError(StoreError):
    """No room is left where the store is; what was to be stored was not."""


class StoreReadOnlyError(StoreError, PermissionError):
    """The store or its folder cannot be written to."""


class StoreNewerError(StoreError):
    """The store was written by a later version of Dateline, whose tables this one does not know."""
