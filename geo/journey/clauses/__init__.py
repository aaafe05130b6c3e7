"""Clauses: what one sentence says, who, where, when, by its verbs and nouns; who says so, and how surely."""
