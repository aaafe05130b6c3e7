"""Coreference: whom names, nouns and pronouns stand for."""
