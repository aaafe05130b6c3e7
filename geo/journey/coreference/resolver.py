"""Who travels: people by name, vessels by name, groups by what they are, the narrator, and what stands for them.

Names are known before anything is read: a single name joins the longer name it is part of ("Kim" and "Kim Jong-un").
Then the sentences are read in order, nouns in passes from sure to bold, pronouns last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses import (
    KIN,
    REPORTING,
    SUBJECTS,
    TRAVELLERS,
    VEHICLES,
    Sentence,
    UnreadableParseError,
    UnreadSentences,
    frame_of,
    gender_of,
    require_speakers,
    subject,
)
from geo.journey.coreference.aboard import is_boarded, set_aboard, vehicle_of
from geo.journey.coreference.antecedents import find_antecedent, read_noun_phrase
from geo.journey.coreference.couples import Couples, are_paired
from geo.journey.coreference.craft_names import craft_names_in, with_names_of_craft
from geo.journey.coreference.discourse import open_discourse
from geo.journey.coreference.late_names import find_nameless
from geo.journey.coreference.named_things import names_craft
from geo.journey.coreference.naming import bearer_of
from geo.journey.coreference.narrator import Narrator
from geo.journey.coreference.noun_kinds import FAMILIES, is_abstract, is_known, is_vehicle, kind_of
from geo.journey.coreference.noun_phrases import is_definite, name_parts
from geo.journey.coreference.noun_resolution import NounResolver
from geo.journey.coreference.pronoun_antecedents import find_person, find_several, find_thing
from geo.journey.coreference.pronouns import GROUP, PERSON, THING, is_first_person
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from geo.journey.coreference.entities import Entity
    from geo.model import Mention

_LEAD: Final = 400
"""So many characters at the head of an article tell what it is about."""

_NAMED, _SUBJECT, _SPEAKS, _MOVED = 1.0, 2.0, 0.5, 4.0
"""How much each naming, being a subject, speaking and moving tells of whom the article is about."""

_NARRATED: Final = 80
"""An article is its narrator's where one in so many of its words is of the first person."""


class CoreferenceResolver:
    """The entities of one article, found as its sentences are read in order."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self._discourse = open_discourse(doc, mentions)
        self._narrator = Narrator(self._discourse)
        self._couples = Couples(self._discourse)
        self._nouns = NounResolver(self._discourse, self._couples, self.resolve)
        self._resolved: dict[int, list[Entity]] = {}
        self._sentence, self._read_to, self._unread = -1, 0, (0, 0)
        self._told_here: list[tuple[Token, Entity]] = []
        self._named_here: tuple[int, list[tuple[Token, Entity]]] = (-1, [])
        for entity in self.entities:
            for mention in entity.mentions:
                self._weigh(entity, _NAMED, mention.start)

    @property
    def entities(self) -> Sequence[Entity]:
        """All, in the order in which they became known."""
        roster = self._discourse.roster
        return [e for e in roster.entities if roster.whole(e) is e]

    def protagonists(self) -> Sequence[Entity]:
        """Return who the article is about as travellers, the most salient first: of a blog the narrator."""
        known = dict.fromkeys(map(self._discourse.roster.whole, self._discourse.salience.leaders()))
        leaders = [e for e in known if e.mentions and (e.moved or e.kind not in {"thing", "body"})]
        narrator = self._narrator.entity
        if narrator in leaders and self._narrator.words * _NARRATED >= len(self._discourse.doc):
            leaders.remove(narrator)
            leaders.insert(0, narrator)
        return self._couples.join(leaders)

    def read(self, sentences: Iterable[Sentence], unread: UnreadSentences) -> None:
        """Read the parsed sentences of an article in order, so that what is told later is known from the first on.

        Others that name a vessel or a storm are parsed and read as well. Those that fail are added to `unread`.
        """
        given = {sentence.offset: sentence for sentence in sentences}
        readable = with_names_of_craft(given, self._discourse.doc)
        for sentence in readable:
            with unread.costing(sentence):
                require_speakers(sentence)
                for keys in craft_names_in(sentence):
                    self._discourse.people.forget(keys)
                self._narrator.hear(sentence)
        for sentence in readable:
            if sentence not in unread:
                with unread.costing(sentence):
                    self._read_sentence(sentence)

    def _read_sentence(self, sentence: Sentence) -> None:
        for token in sentence.doc:
            self._hear_name(token, sentence)
            wanted = _is_topic(token) or token.dep_ == "poss" or token.pos_ == "PRON" or _is_party(token)
            if wanted or self._names_somebody(token, sentence):
                self.resolve(token, sentence)
            frame = frame_of(token)
            acts = token.pos_ in {"VERB", "AUX"} or (token.pos_ == "ADJ" and frame is not None)
            doer = subject(token) if acts else None
            if doer is None:
                continue
            found = self.resolve(doer, sentence)
            if frame is None or token.pos_ == "AUX" or frame.type in {"meeting", "statement"}:
                continue
            vehicle = vehicle_of(token)
            if vehicle is not None:
                set_aboard(vehicle, found, sentence, self.resolve)
            for entity in found:
                entity.moved = True
                entity.aside = entity.aside and frame.halts
                self._weigh(entity, _MOVED, sentence.offset)

    def _hear_name(self, name: Token, sentence: Sentence) -> None:
        """Take a name and whom it is said to be the name of for one: "Scientists call the wolf M14"."""
        bearer = bearer_of(name)
        if bearer is None:
            return
        # First who bears it: "M14, as the scientists call it", is none that was told of.
        called = [e for e in self.resolve(bearer, sentence) if not e.proper and e.kind != "narrator"]
        named = [e for e in self.resolve(name, sentence) if e.proper]
        if len(called) == len(named) == 1 and called != named:
            named[0].kind, named[0].plural = called[0].kind, called[0].plural
            self._unite(named[0], called[0])

    def _names_somebody(self, token: Token, sentence: Sentence) -> bool:
        if token.pos_ not in {"PROPN", "NOUN"}:
            return False
        named = self._discourse.people.at(sentence.start(token)) is not None
        introduced = token.pos_ == "NOUN" and token.dep_ != "compound" and _is_introduced(token)
        return named or introduced or names_craft(token)

    def resolve(self, token: Token, sentence: Sentence) -> list[Entity]:
        """Return whom a noun phrase's head stands for: none, one, or several ("Kim and Putin", "the leaders")."""
        position = sentence.start(token)
        if position not in self._resolved:
            self._resolved[position] = []
            try:
                self._resolved[position] = self._resolve(token, sentence)
            except (UnreadableParseError, RecursionError):
                # Whoever asks again is told again.
                del self._resolved[position]
                raise
        found = dict.fromkeys(map(self._discourse.roster.whole, self._resolved[position]))
        return self._couples.join(list(found))

    def _resolve(self, token: Token, sentence: Sentence) -> list[Entity]:
        if sentence.offset != self._sentence:
            self._unread = self._read_to, sentence.offset
            self._sentence, self._read_to = sentence.offset, sentence.offset + len(sentence.text)
            self._told_here = []
        couple = self._couples.titled(token, sentence)
        if couple is not None:
            found = [couple]
        else:
            found = self._referents(token, sentence)
            for other in token.children:
                if other.dep_ == "conj":
                    found += [e for e in self.resolve(other, sentence) if e not in found]
        if any(e.kind == "narrator" for e in found):
            # "My wife and I", "Ben and I": one traveller tells it, whoever has no name is with them.
            found = sorted((e for e in found if e.proper or e.kind != "person"), key=lambda e: e.kind != "narrator")
        persons = tuple(e for e in found if e.kind == "person")
        if len(persons) > 1:
            self._discourse.salience.together = persons
            if len(persons) == _PAIR and are_paired(token):
                self._couples.pair(*persons)
                found = self._couples.join(found)
        nameless = find_nameless(token, persons, sentence, self._discourse)
        if nameless is not None:
            known = self._couples.pair(*persons) if len(persons) == _PAIR else persons[0]
            self._unite(known, nameless)
            found = self._couples.join(found)
        self._told_here += [(token, e) for e in found]
        central = _is_topic(token) or token.dep_ == "poss" or _is_centre(token)
        if found and found[0].kind != "body" and central and not _is_of_many(token):
            first = self._whose_kin(token, sentence) or self._whom_tellers_mean(token, found)
            self._discourse.salience.focus_on([*first, *found])
        if _is_topic(token):
            weight = _SPEAKS if token.head.lemma_ in REPORTING else _SUBJECT
            for entity in found:
                self._weigh(entity, weight, sentence.offset)
        return found

    def _whose_kin(self, token: Token, sentence: Sentence) -> list[Entity]:
        """Return whose relative a subject is who goes nowhere: "his uncle lived in Houston. He" is not the uncle."""
        owner = next((c for c in token.children if c.dep_ == "poss" and c.pos_ == "PRON"), None)
        if owner is None or token.lemma_.lower() not in KIN or token.dep_ not in SUBJECTS:
            return []
        frame = frame_of(token.head)
        moves = frame is not None and not frame.halts and frame.type not in {"stay", "statement", "meeting"}
        return [] if moves else [e for e in self.resolve(owner, sentence) if e.kind == "person"]

    def _whom_tellers_mean(self, token: Token, found: Sequence[Entity]) -> list[Entity]:
        """Return the several who travel, where others only tell of them: "Detectives believe that they drove"."""
        if token.head.lemma_ not in REPORTING or token.pos_ != "NOUN" or any(e.moved or e.proper for e in found):
            return []
        several = (e for e in self._discourse.salience.recent() if e.kind in {"group", "couple"})
        return [e for e in several if e.moved and e not in found][:1]

    def _unite(self, kept: Entity, other: Entity) -> None:
        """Take two for one, of whom has been told what was told of both."""
        if self._discourse.roster.whole(kept) is not self._discourse.roster.whole(other):
            self._discourse.salience.weigh(kept, self._discourse.salience.told_of(other))
            self._discourse.roster.unite(kept, other)

    def _weigh(self, entity: Entity, weight: float, position: int) -> None:
        self._discourse.salience.weigh(entity, weight * 2 if position < _LEAD else weight)

    def _referents(self, token: Token, sentence: Sentence) -> list[Entity]:
        if is_first_person(token) and token.pos_ not in {"NOUN", "PROPN"}:
            return self._narrator.resolve(token, sentence, self.resolve)
        if token.dep_ == "appos" and token.pos_ == "NOUN" and token.head.i < token.i:
            # "Emma Stroud, a teacher from Leeds": she.
            said = [e for e in self.resolve(token.head, sentence) if e.kind != "thing"]
            if said:
                return said[:1]
        if token.tag_ in {"WP", "WDT", "WP$"} and (clause := _relative_clause(token)) is not None:
            return self.resolve(clause.head, sentence)
        word = token.lower_
        if word in PERSON or word in GROUP or word in THING:
            return self._pronoun(token, sentence)
        if token.pos_ in {"PROPN", "NOUN"}:
            named = self._named(token, sentence)
            if named:
                return named
        return self._nouns.resolve(token, sentence)

    def _named(self, token: Token, sentence: Sentence) -> list[Entity]:
        """Return the persons whom a phrase names."""
        if token.pos_ == "NOUN" and (token.lemma_.lower() in FAMILIES or is_vehicle(token.lemma_.lower())):
            return []
        at = self._discourse.people.at
        if (
            token.pos_ == "NOUN"
            and token.i + 1 < len(token.doc)
            and kind_of(token.lemma_.lower(), plural=False) == "person"
        ):
            # "Solo sailor Ida Moe left": by the parser two subjects.
            beside = at(sentence.start(token.nbor(1)))
            if beside is not None and token.nbor(1).pos_ == "PROPN" and token.tag_ == "NN":
                beside.nouns.add(token.lemma_.lower())
                self._discourse.roster.note(beside)
                return [beside]
        named = list(dict.fromkeys(e for t in name_parts(token) if (e := at(sentence.start(t))) is not None))
        for entity in named[:1]:
            nouns = [t for t in (token, *token.children) if t.dep_ == "appos" or t == token]
            entity.nouns |= {t.lemma_.lower() for t in nouns if t.pos_ == "NOUN" and not is_abstract(t.lemma_.lower())}
            if entity.gender is None:
                entity.gender = next((g for t in name_parts(token) if (g := gender_of(t.lower_))), None)
            self._discourse.roster.note(entity)
            self._name_known(token, entity)
        return named

    def _name_known(self, noun: Token, person: Entity) -> None:
        """Take somebody known by a noun alone for the person who is now named: "the emir … the emir, Sheikh Tamim"."""
        if noun.pos_ == "NOUN" and noun.lemma_.lower() not in KIN:
            phrase = read_noun_phrase(noun, ())
            known = find_antecedent(phrase, self._discourse.roster, self._discourse.salience)
            if phrase.definite and known is not None and not known.proper and known.kind == "person":
                self._unite(person, known)

    def _pronoun(self, token: Token, sentence: Sentence) -> list[Entity]:
        """Return whom a pronoun of the third person stands for, never the subject of its own verb."""
        word, at = token.lower_, self._discourse.people.at
        own = _subject_beside(token)
        barred = self.resolve(own, sentence) if own is not None and own != token else []
        if word in PERSON:
            if self._named_here[0] != sentence.offset:
                named = [(t, e) for t in sentence.doc if (e := at(sentence.start(t))) is not None]
                self._named_here = sentence.offset, named
            named = self._named_here[1]
            told = [*named, *self._told_here]
            found = find_person(token, sentence, self._discourse, self._unread, told, barred=barred)
            return [found] if found is not None else []
        if word in THING:
            return find_thing(self._discourse, barred)
        return find_several(self._discourse, barred)


_PAIR: Final = 2
_ONE_OF: Final = word_set("noun_phrases", "one_of")


def _is_introduced(noun: Token) -> bool:
    """Say whether a noun that is no subject makes somebody known: not what somebody goes by ("took a bus")."""
    lemma = noun.lemma_.lower()
    if lemma in VEHICLES:
        return is_definite(noun) or (any(c.dep_ == "det" for c in noun.children) and not is_boarded(noun))
    return lemma in TRAVELLERS


def _is_party(noun: Token) -> bool:
    """Say whether something is done to, by or with somebody: "arrested the man", "dined with the mayor"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    boarded = noun.lemma_.lower() in VEHICLES and is_boarded(noun)
    return not boarded and (noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ in {"by", "with"}))


def _is_topic(token: Token) -> bool:
    """Say whether a sentence is about a word: its subject, or a noun that stands alone in a title.

    "A train set off from Vienna" is one as well, by the parser a train that was set off.
    """
    return token.dep_ in SUBJECTS or (token.dep_ == "ROOT" and token.pos_ in {"NOUN", "PROPN"})


def _is_of_many(pronoun: Token) -> bool:
    """Say whether a relative pronoun stands for the many of whom one is told of: "one of 300 people who waited"."""
    clause = _relative_clause(pronoun) if pronoun.tag_ in {"WP", "WDT"} else None
    if clause is None or clause.head.dep_ != "pobj":
        return False
    before = clause.head.head
    return {before.lower_, before.head.lower_ if before.lower_ == "of" else ""} & _ONE_OF != set()


def _subject_beside(pronoun: Token) -> Token | None:
    """Return the subject that an object is not: "him" of "Lund saw him", of "Lund took a picture of him"."""
    verb = pronoun.head
    if pronoun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.dep_ == "dobj":
        verb = verb.head.head
    elif pronoun.dep_ not in {"dobj", "dative", "pobj"}:
        return None
    return subject(verb) if verb.pos_ == "VERB" else None


def _is_centre(word: Token) -> bool:
    """Say whether an object is whom a sentence goes on about: "A neighbour put him up", not "He put him up".

    So is a thing that is taken somewhere: "The thieves hid the canvas".
    """
    lemma = word.lemma_.lower()
    if word.dep_ == "dobj" and word.pos_ == "NOUN" and kind_of(lemma, plural=False) == "thing":
        return is_known(lemma)
    if word.lower_ not in PERSON or word.dep_ not in {"dobj", "dative", "pobj"}:
        return False
    verb = next((t for t in word.ancestors if t.pos_ == "VERB"), None)
    doer = subject(verb) if verb is not None else None
    return doer is not None and doer.pos_ != "PRON"


def _relative_clause(pronoun: Token) -> Token | None:
    """Return the clause that a relative pronoun begins: "arrived" of "who arrived", "whose ship sank"."""
    verb = next((v for v in pronoun.ancestors if v.dep_ == "relcl"), None)
    return verb if verb is not None and verb.head.i < pronoun.i else None
