"""What is told of a kind, a service or a work and of nobody's journey: "the night trains call at Falun".

"Everybody who enters Uganda is screened", "tourists who visit Sydney take the ferry", "the line leads to Narvik", "the
film follows a priest who returns to Oslo" tell of no event.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.journey.clauses.certainty import PLANNING, REPORTING, is_past
from geo.journey.clauses.frames import frame_of
from geo.journey.clauses.habits import is_habit, is_present
from geo.journey.clauses.negation import takes_time
from geo.journey.clauses.nouns import COLLECTIVES, KIN, MODES, TRAVELLERS, VEHICLES
from geo.journey.clauses.sentences import SUBJECTS, is_infinitive, own_subject
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses.sentences import Sentence
    from geo.model import TimeRef

_ANYBODY: Final = word_set("habits", "anybody")
_MOST: Final = word_set("habits", "most")
_MODALS: Final = word_set("habits", "modal")
_SERVICES: Final = word_set("habits", "service")
_REGULAR: Final = word_set("habits", "regular")
_RUN: Final = word_set("habits", "run")
_RULED: Final = word_set("habits", "ruled")
_SERVICE_VERBS: Final = word_set("line_services", "start")
_PROVIDE: Final = word_set("line_services", "provide")
_PROVIDERS: Final = word_set("line_services", "provider") | _SERVICES
_LINES: Final = word_set("line_services", "line")
_RUNS: Final = word_set("line_services", "runs")
_CLOCK: Final = re.compile(r"\d{1,2}[.:]\d{2}")
_MOVERS: Final = MODES.keys() | TRAVELLERS | VEHICLES | KIN | COLLECTIVES
_PEOPLE: Final = word_set("habits", "people")
_COMMUTE: Final = word_set("habits", "commute")
_WORKS: Final = word_set("works", "work")
_DEPICT: Final = word_set("works", "depict")
_CLAUSES: Final = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
_DETERMINED: Final = frozenset({"det", "poss", "nummod", "predet"})


def is_generic(token: Token, times: Sequence[TimeRef], sentence: Sentence) -> bool:
    """Say whether a word stands in what is told of a kind, as a habit, or of what happens in a work.

    `times` are those of the sentence: what has a date is an event.
    """
    own = True
    for node in (token, *token.ancestors):
        if _is_of_a_work(node) or _starts_a_service(node) or _provides_a_ride(node):
            return True
        if own and node.pos_ in {"VERB", "AUX"}:
            if is_habit(node, times, sentence) or (_is_timeless(node) and not _is_dated(node, times, sentence)):
                return True
        elif (
            own
            and node.pos_ in {"NOUN", "PRON", "DET"}
            and ((_is_anybody(node) and not _is_of_the_past(node)) or _is_regular(node))
        ):
            return True
        if node.dep_ in _CLAUSES or (node.dep_ == "pcomp" and any(c.dep_ in SUBJECTS for c in node.children)):
            # Of what a clause hangs on only a kind counts: "tourists who visit Sydney", not "Ann, who left, often".
            own = node.dep_ in {"relcl", "acl"} and _is_kind(node.head)
        elif node.dep_ == "conj" and node.pos_ in {"VERB", "AUX"}:
            own = own and node.tag_ == node.head.tag_
    return False


def _is_timeless(verb: Token) -> bool:
    """Say whether a verb tells what holds of its subject at any time."""
    if takes_time(verb) or _is_of_old(verb) or verb.lemma_ in _COMMUTE or _tells_of_descent(verb):
        return is_present(verb) or _is_of_old(verb)
    if any(c.dep_ == "prep" and _is_in_those_days(c) for c in verb.children):
        return True
    subject = own_subject(verb)
    if subject is not None and subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        subject = verb.head
    if subject is not None and subject.lemma_.lower() in _PEOPLE and _is_kind(subject) and _goes_on(verb):
        return True
    if subject is not None and _is_stuff(subject) and _goes_about(verb):
        return True
    if subject is None or not _is_in_general(verb):
        return False
    if subject.lower_ in {"you", "one"}:
        return verb.pos_ == "VERB"
    if subject.pos_ in {"NOUN", "PROPN", "NUM"} and _serves(subject, verb):
        return True
    return _is_kind(subject) and _is_prose(verb)


def _tells_of_descent(verb: Token) -> bool:
    """Say whether a verb tells whence somebody is: "comes from Oslo", not "comes from Oslo by bus", "to Lund"."""
    origin = verb.lemma_ == "hail" or (verb.lemma_ == "come" and not any(c.dep_ == "prt" for c in verb.children))
    ways = {c.lower_ for c in verb.children if c.dep_ == "prep"}
    return origin and ways == {"from"}


def _is_stuff(noun: Token) -> bool:
    """Say whether a noun stands for a stuff and no single thing: "milk", "gravel"."""
    bare = noun.tag_ == "NN" and not any(c.dep_ in _DETERMINED or c.dep_ == "amod" for c in noun.children)
    moves = noun.lemma_.lower() in _MOVERS
    return bare and not moves and not (noun.is_title and noun.i > 0) and not noun.ent_type_


def _goes_about(verb: Token) -> bool:
    """Say whether a verb tells in the present where something goes or is taken: "goes to Oslo", "is sailed there"."""
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    taken = verb.tag_ == "VBN" and auxiliaries == ["is"]
    return frame_of(verb) is not None and (taken or is_present(verb)) and _is_prose(verb)


def _goes_on(verb: Token) -> bool:
    """Say whether a verb tells what went on: "people were travelling to Leeds for treatment"."""
    return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in {"was", "were"} for c in verb.children)


def _starts_a_service(verb: Token) -> bool:
    """Say whether a verb tells that a line or its services begin or end: "started flights to Riga from Dublin"."""
    if verb.pos_ != "VERB" or verb.lemma_ not in _SERVICE_VERBS:
        return False
    parts = {c.dep_: c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}}
    noun = parts.get("dobj") or parts.get("nsubjpass")
    if noun is None or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children):
        return False
    return noun.lemma_.lower() in _LINES or (noun.tag_ == "NNS" and noun.lemma_.lower() in _RUNS)


def _provides_a_ride(verb: Token) -> bool:
    """Say whether a verb tells that some office or firm has a ride to offer: "the embassy had a flight to Oslo"."""
    provider = own_subject(verb) if verb.lemma_ in _PROVIDE else None
    ride = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return (
        provider is not None
        and ride is not None
        and provider.lemma_.lower() in _PROVIDERS
        and ride.lemma_.lower() in _RUNS
    )


def _serves(subject: Token, verb: Token) -> bool:
    """Say whether what is told of a line or a vehicle is its service: "the road leads to", "a tram takes visitors"."""
    lemma = subject.lemma_.lower()
    if lemma in _SERVICES or _CLOCK.fullmatch(subject.text):
        # "The 06.12 to Oslo".
        return True
    taken = next((c for c in verb.children if c.dep_ == "dobj"), None)
    runs = verb.lemma_ in _RUN or (taken is not None and taken.pos_ == "NOUN" and _is_kind(taken))
    return lemma in MODES and runs and _is_prose(verb)


def _is_in_general(verb: Token) -> bool:
    """Say whether a verb stands in the simple present, or with a modal that holds at any time: "can", "must"."""
    if verb.lemma_ in PLANNING or verb.lemma_ in REPORTING:
        return False
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ == "MD" and c.lower_ in _MODALS for c in auxiliaries):
        return not any(c.lemma_ == "have" for c in auxiliaries)
    if is_infinitive(verb) and verb.dep_ != "xcomp":
        # "Signs to greet drivers entering the town".
        return True
    if auxiliaries and verb.lemma_ in _RULED:
        return verb.tag_ == "VBN" and all(c.lower_ in {"is", "are"} for c in auxiliaries)
    if auxiliaries:
        return verb.dep_ == "relcl" and verb.tag_ == "VBN" and auxiliaries[0].lower_ in {"is", "are"}
    return is_present(verb)


def _is_kind(noun: Token) -> bool:
    """Say whether a noun stands for all or most of a kind: "tourists", "most travellers", "anybody", "night trains"."""
    if _is_anybody(noun):
        return True
    if noun.tag_ not in {"NNS", "NNPS"}:
        return False
    before = [c for c in noun.children if c.i < noun.i]
    if any(c.lower_ in _MOST for c in before):
        return True
    if any(c.dep_ in _DETERMINED or c.ent_type_ in {"NORP", "GPE"} for c in before):
        services = noun.lemma_.lower() in MODES
        return services and not any(c.dep_ in {"nummod", "poss"} or c.lower_ in {"these", "those"} for c in before)
    return True


def _is_anybody(noun: Token) -> bool:
    """Say whether a noun phrase stands for whoever it may be: "anyone", "every visitor", "those arriving"."""
    if noun.lower_ in _ANYBODY and noun.pos_ in {"PRON", "NOUN"}:
        return True
    if noun.lower_ == "those":
        return any(c.dep_ in {"acl", "relcl"} and c.tag_ in {"VBG", "VBP"} for c in noun.children)
    return any(c.dep_ == "det" and c.lower_ in {"any", "every", "each"} for c in noun.children)


def _is_of_the_past(noun: Token) -> bool:
    """Say whether a noun's verb tells what happened once: "everyone in the village waved at us"."""
    verb = _verb_above(noun)
    return verb is not None and is_past(verb)


def _verb_above(word: Token) -> Token | None:
    return next((a for a in word.ancestors if a.pos_ in {"VERB", "AUX"}), None)


def _is_regular(noun: Token) -> bool:
    """Say whether a noun tells of what is done again and again: "his regular visits to Oslo"."""
    return noun.tag_ == "NNS" and any(c.dep_ == "amod" and c.lower_ in _REGULAR for c in noun.children)


def _is_of_old(verb: Token) -> bool:
    """Say whether a verb tells what was a habit once: "used to go"."""
    return verb.lower_ == "used" and any(c.dep_ == "xcomp" for c in verb.children)


def _is_in_those_days(preposition: Token) -> bool:
    days = [c for c in preposition.children if c.dep_ == "pobj" and c.lemma_ in {"day", "time"} and c.tag_ == "NNS"]
    return any(d.lower_ in {"those", "old", "olden"} for c in days for d in c.children)


def _is_dated(verb: Token, times: Sequence[TimeRef], sentence: Sentence) -> bool:
    """Say whether a date hangs on a verb."""
    # "The 06.12 from Radom leaves seven minutes earlier": so much by the timetable, on no single day.
    of_timetables = {"offset.from_last_told"} if verb.tag_ in {"VBZ", "VBP"} else set()
    dates = (time for time in times if time.type in {"DATE", "TIME"} and time.rule not in of_timetables)
    heads = (sentence.head_in(time.start, time.end) for time in dates)
    # "From Sunday the trains leave at six": that is no single day. Nor is it one of which the subject bears the hour.
    return any(
        head is not None and head.head.lower_ != "from" and head.dep_ != "nsubj" and _verb_above(head) == verb
        for head in heads
    )


def _is_prose(verb: Token) -> bool:
    """Say whether a verb stands in a whole sentence: a headline tells in the present what has happened."""
    return any(t.text in {".", "?", "!", ";"} for t in verb.doc[verb.i :])


def _is_of_a_work(node: Token) -> bool:
    """Say whether a word stands in what a work tells: "the film follows", "in the novel", "wrote about airmen who"."""
    if node.pos_ in {"VERB", "AUX"}:
        told = (c for c in node.children if c.dep_ == "prep" and c.lower_ == "in")
        if any(c.dep_ == "pobj" and c.lemma_.lower() in _WORKS for p in told for c in p.children):
            return True
    if node.dep_ in {"relcl", "acl"} and node.head.pos_ == "NOUN":
        return _is_topic(node.head)
    if node.dep_ == "pcomp" and node.head.lower_ == "about":
        # "A film about migrants trying to reach Zadar".
        return node.head.head.lemma_.lower() in _WORKS
    if node.dep_ not in {"dobj", "ccomp", "prep", "advcl"} or node.head.pos_ not in {"VERB", "AUX"}:
        return False
    verb = node.head
    about = node.dep_ != "prep" or node.lower_ in {"about", "of"}
    works = (c for c in verb.children if c.dep_ in SUBJECTS and c.lemma_.lower() in _WORKS)
    return about and verb.lemma_ in _DEPICT and any(works)


def _is_topic(noun: Token) -> bool:
    """Say whether a noun is what is written or spoken about, and nobody that is known: "about airmen who fought"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"about", "of", "on"}:
        return False
    known = any(c.dep_ == "poss" or c.lower_ in {"the", "this", "these", "his", "her"} for c in noun.children)
    source = noun.head.head
    if source.pos_ == "NOUN":
        return source.lemma_.lower() in _WORKS and noun.head.lower_ == "about"
    return noun.head.lower_ == "about" and not known and source.pos_ == "VERB"
