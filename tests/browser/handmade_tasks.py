"""What the workers of handmade_app.py can be asked for: the same as ever, with the words of the hand-made rules."""

from __future__ import annotations

from handmade import rule_words

from geo import lexicon
from geo.workers.light import TASKS, prepare

__all__ = ["TASKS", "prepare"]

lexicon.rule_words = rule_words
