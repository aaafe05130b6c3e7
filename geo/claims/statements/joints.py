"""What leads from a figure to the names of its ends behind it: "from", "as the crow flies from", "separate"."""

from __future__ import annotations

import re
from typing import Final

from geo.claims.statements.masking import NAME
from geo.claims.statements.words import WORD
from geo.lexicon import any_of, word_list

_FLAGS = re.VERBOSE | re.IGNORECASE

_BORDER: Final = any_of(word_list("place_nouns", "border"))
FROM_BEHIND: Final = re.compile(
    rf"""
    (?: [ -](?! (?: and | but | into | before | after | ahead | behind | when | where | who | which | that )\b
        | in[ ](?!a[ ](?:straight|direct)|total|all) | north | south | east | west ){WORD} ){{0,6}}?
    (?: [ ](?: across | over | through | along | up | down )[ ](?:the[ ])?(?:{WORD}[ ])?{NAME}(?:[ ]{WORD}){{0,2}} )?
    (?: ,[ ]{WORD}(?:[ ]{WORD}){{1,7}}(?=,) )? ,?
    [ ](?: from | (?:outside|out)[ ]of | outside | (?P<off>off)
      | (?P<beyond> beyond | short[ ]of | past | behind(?=[ ]the[ ]{_BORDER}\b) ) )[ ]
    """,
    _FLAGS,
)
"""From where a figure counts, behind it: "425 miles as the crow flies from "."""

BETWEEN_BEHIND: Final = re.compile(
    rf"(?:[ -](?!(?:and|but|that)\b){WORD},?){{0,8}}? [ ](?: between | separat(?:es?|ed|ing) | divid(?:es?|ing) )[ ]",
    _FLAGS,
)
