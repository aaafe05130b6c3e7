"""Verdicts: how a figure fits what was measured, under which readings of its places."""
