"""Many articles at once: read, analysed, written in order."""

from geo.corpus.run import run

__all__ = ["run"]
