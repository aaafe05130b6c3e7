"""Figures of travel: how far, how long, how fast, held against the journey that was read and each other."""
