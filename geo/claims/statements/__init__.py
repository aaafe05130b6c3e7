"""Statements of distance: sentences masked, the forms that read a figure, its qualifiers and its ends as named."""
