"""Many articles at once: read, analysed, written in order."""

from geo.corpus.runner import run

__all__ = ["run"]
