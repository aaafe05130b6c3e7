"""The end of a distance as a sentence names it: a place, a border, a coast, a capital, or a word that points back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from geo.claims.statements.masking import NAME, Masked
from geo.claims.statements.parallels import PARALLEL
from geo.claims.statements.words import WORD
from geo.lexicon import any_of, plurals, word_list, word_set

if TYPE_CHECKING:
    from geo.model import Mention, Place

EndKind = Literal[
    "place", "border", "coast", "capital", "back", "unnamed", "several", "parallel", "mainland", "unknown"
]
_FLAGS = re.VERBOSE | re.IGNORECASE


@dataclass(frozen=True)
class End:
    """One end of a distance as the sentence names it.

    `kind` "border" is the border of `mention` (with `other`), "coast" its coast, "capital" its capital, "back" a word
    that points back to a place named before, "unnamed" something without a name ("an estate"), "several" one of some,
    and it is not said which, "parallel" a circle of latitude, "mainland" that of the other end's country, "unknown" a
    name that was not read as a place; a "place" or "back" has as `other` the nation whose hall or town is told.
    `mention` is null where no name stands; `surmised` is a place that the sentence does not name for it, `place` the
    one that an unknown name is taken for, or that lies where the text says.
    """

    kind: EndKind
    words: str
    mention: Mention | None = None
    other: Mention | None = None
    surmised: bool = False
    place: Place | None = None

    @classmethod
    def of(cls, mention: Mention, *, surmised: bool = False) -> End:
        """Return the place that a mention names as an end."""
        return cls("place", mention.text, mention, surmised=surmised)

    def is_same(self, other: End) -> bool:
        """Whether two ends are one place, or have one name where either was read as none."""
        if self.mention is None or other.mention is None:
            return self.words == other.words
        return self.mention.place_id == other.mention.place_id


def mention_id(end: End | None) -> str | None:
    """Return the id of the mention that names an end, None where none does."""
    return end.mention.id if end is not None and end.mention is not None else None


_SEVERAL = any_of(plurals([*word_list("place_nouns", "settlement", "capital", "island", "unspecific"), "end"]))
THE_TWO: Final = rf"(?:the|these|those|both)[ ](?:two[ ])?(?:[a-z]+[ ])?{_SEVERAL}(?<=s)"
THE_FIRST: Final = r"the[ ](?:first|former)"
THE_SECOND: Final = r"the[ ](?:second|latter|other)"
"""Words for the two places named before, together or one by one."""

_THE = r"(?:the[ ])?"
_ADJECTIVES = rf"(?:(?!(?:and|at|by|from|in|near|on|or|the|to|with)[ ]){WORD}[ ]){{0,2}}?"
_BORDER = any_of(word_list("place_nouns", "border"))
_COAST = any_of(word_list("place_nouns", "coast"))
_CAPITAL = r"capital(?:[ ]city)?"
_NO_BORDER_TOWN = rf"(?![ ](?:{any_of(word_list('place_nouns', 'settlement', 'region', 'terminal'))}|post|crossing)\b)"
_NOUN = any_of(word_list("place_nouns", "settlement", "remains", "island", "border", "coast", "sea", "terminal"))
_MAINLAND = rf"the[ ](?:(?-i:[A-Z])[a-z]+[ ])?mainland\b{_NO_BORDER_TOWN}(?![ ]?{NAME})"
_PART = any_of(word_list("place_nouns", "part"))
_REFERENCE = re.compile(
    rf"""(?:
      {_THE} (?P<parallel>{PARALLEL}) \b
    | (?: (?:the|its|their|his)[ ] )? {_ADJECTIVES} {_BORDER} (?:[ ](?:line|crossing|post))?
          [ ](?:with|of)[ ] {_THE} (?:neighbou?ring[ ])? (?P<border1>{NAME})
    | {_THE} {_ADJECTIVES} {_BORDER} [ ]between[ ] {_THE} (?P<border2>{NAME}) [ ]and[ ] {_THE} (?P<other2>{NAME})
    | (?: the[ ] | neighbou?ring[ ] )* (?P<border3>{NAME}) (?:['’]s)? (?: [-–— ](?P<other3>{NAME}) )? [ ]
          {_ADJECTIVES} (?:{_BORDER}|(?:state[ ]|county[ ])?line)\b {_NO_BORDER_TOWN}
          (?: [ ]with[ ] {_THE} (?P<other3b>{NAME}) )?
    | {_THE} {_ADJECTIVES} {_COAST} [ ]of[ ] (?: {_THE} (?P<coast1>{NAME}) | (?P<mainland1>{_MAINLAND}) )
    | {_THE} (?P<coast2>{NAME}) (?:['’]s)? [ ] {_ADJECTIVES} {_COAST}\b
    | {_THE} (?P<of1>{NAME}) (?:['’]s)? [ ] {_ADJECTIVES} {_CAPITAL} (?: ,?[ ] (?:of[ ])? (?P<capital1>{NAME}) )?
    | (?:the|its|their)[ ] {_ADJECTIVES} {_CAPITAL} (?: ,[ ] | [ ]of[ ] | [ ] ) (?P<capital2>{NAME})
    | (?P<back> {THE_FIRST} | {THE_SECOND}
        | (?:the|its|their|that)[ ] {_ADJECTIVES} (?: {_CAPITAL} | {_NOUN} ) | here | there | it )\b
          (?:(?:['’]s)?[ ]{_PART}\b)? {_NO_BORDER_TOWN}
          (?! [ ]of\b | [ ]at[ ](?:the[ ])?{NAME} | [ ]?{NAME} | ,[ ]{NAME} )
    | (?P<mainland2> {_MAINLAND} )
    | (?: (?: the | a | an | its | their | his | what[ ]is[ ]now | central | downtown | neighbou?ring )[ ]
        | {NAME}['’]s[ ](?={NAME}) )*
          (?P<lead> (?:(?!(?: and | that | this | it | which | who | where | when | but )\b){WORD},?[ ]){{0,5}}? )
          (?P<plain>{NAME})
    | {_THE} (?P<unknown> (?-i:[A-Z])[\w'’-]+ (?:[ ](?-i:[A-Z])[\w'’-]+)* )
    )""",
    _FLAGS,
)
_SEATED = re.compile(rf"\b(?P<noun>{WORD})[ ](?: in | at | near | on | outside | inside | by | around )[ ]", _FLAGS)
_SEATS = word_set("place_nouns").union(word_set("facility_nouns"), word_set("seats_in_towns")) - word_set(
    "place_nouns", "role", "way", "terrain", "barrier"
)
_AFTER_DEMONYM = re.compile(rf"(?:-[a-z]+)? (?:[ ](?!and\b|or\b){WORD}){{0,5}}? [ ](?P<name>{NAME})", _FLAGS)
"""The place that a demonym qualifies: "the Russian-held city of Donetsk"."""

_AND_ANOTHER = re.compile(rf"[ ](?:and|or)[ ](?:the[ ])?{NAME}(?:[ ]{WORD})?", _FLAGS)
_OF_A_NATION = re.compile(
    rf"""
    (?:-[a-z]+)?[ ]
    (?! {any_of([*word_list("place_nouns", "land", "coast", "border"), *word_list("function_words")])}\b
      | territory\b ) (?: (?P<noun>{_NOUN})\b | {WORD} )
    """,
    _FLAGS,
)
"""What is some nation's, but not its land: "the Belgian village where", "Russian positions"."""


def read_reference(masked: Masked, position: int) -> tuple[End, int] | None:
    """Return the end named at a position of a masked sentence, and where its words stop; None if none is."""
    match = _REFERENCE.match(masked.text, position)
    if match is None:
        return None
    got = {key: value for key, value in match.groupdict().items() if value}
    if "parallel" in got:
        return End("parallel", got["parallel"]), match.end()
    # "3 km from his home in Nairobi", "from the finish in Milan": from something that lies in a place or near it.
    seated = _SEATED.search(got.get("lead", ""))
    if seated and seated["noun"].lower() not in _SEATS:
        return None
    words = _plain_words(masked, *match.span())

    def name(*keys: str) -> Mention | None:
        return next((masked.names[got[key]] for key in keys if key in got), None)

    if border := name("border1", "border2", "border3"):
        return End("border", words, border, name("other2", "other3", "other3b")), match.end()
    if coast := name("coast1", "coast2"):
        return End("coast", words, coast), match.end()
    if named := name("capital1", "capital2", "plain"):
        if named.kind == "demonym" and (further := _AFTER_DEMONYM.match(masked.text, match.end())):
            nation, named = named, masked.names[further["name"]]
            is_its_own = not further[0].startswith("-")  # "the Russian-held city of Donetsk" is in no Russian town
            return End("place", named.text, named, nation if is_its_own else None), further.end()
        if named.kind == "demonym" and (pair := _AND_ANOTHER.match(masked.text, match.end())):
            return End("several", _plain_words(masked, match.start(), pair.end())), pair.end()
        if named.kind == "demonym" and (thing := _OF_A_NATION.match(masked.text, match.end())):
            points_back = thing["noun"] and words.lower().startswith("the ")
            return End("back" if points_back else "unnamed", f"{words}{thing[0]}"), thing.end()
        return End.of(named), match.end()
    if country := name("of1"):
        return End("capital", words, country), match.end()
    if mainland := got.get("mainland1") or got.get("mainland2"):
        return End("mainland", mainland), match.end()
    if "back" in got:
        return End("back", got["back"]), match.end()
    return End("unknown", got["unknown"]), match.end()


def _plain_words(masked: Masked, start: int, end: int) -> str:
    return "".join(masked.names[c].text if c in masked.names else c for c in masked.text[start:end]).strip()
