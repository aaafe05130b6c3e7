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
