"""The version of Dateline, for the package, the command line and the provenance of a dossier."""

__version__ = "0.1.0"
