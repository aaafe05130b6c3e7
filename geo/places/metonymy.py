"""Whether a name stands for the place itself, for its government, or is part of an organisation's name.

Decided by the words around it, in this order: a locative before it ("in", "left", "north of") keeps the place; a
possessive before an office ("Pyongyang's Foreign Minister"), a verb of saying or deciding after it ("Moscow said"),
a word of dealings before it ("talks between Pyongyang and Moscow", "sanctions on Tehran") makes it a metonym. Only
countries, capitals, first-level divisions and seats of government (the Kremlin) can be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

LOCATIVE: Final = frozenset(
    "in at to from near into toward towards through across around via outside inside within leave leaves leaving "
    "left reach reached reaches reaching visit visited visits visiting enter entered entering entered over above "
    "off beyond throughout beside opposite onto around cross crossed crossing downtown central nearby southern "
    "northern eastern western outside".split()
)
_DIRECTION: Final = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern western outskirts "
    "suburb suburbs city town village capital port centre center streets part parts region km miles kilometers "
    "kilometres side border borders coast visit trip journey train station airport".split()
)
OFFICE: Final = frozenset(
    "minister ministers ministry president premier chancellor government governments ambassador ambassadors envoy "
    "envoys leader leaders leadership regime officials official parliament congress senate embassy military army "
    "navy troops forces diplomats diplomat spokesman spokeswoman spokesperson foreign defense defence prime "
    "deputy nuclear missile missiles policy policies decision proposal offer refusal request demand demands claim "
    "claims position stance response invitation sanctions ally allies interests ambitions negotiators delegation "
    "efforts support".split()
)
SAYING: Final = frozenset(
    "said says say saying announced announces urged urges condemned condemns denied denies accused accuses warned "
    "warns vowed vows pledged agreed agrees signed imposed imposes threatened threatens rejected rejects insisted "
    "insists wants wanted demanded demands called calls blamed blames expelled recognised recognized backs backed "
    "supports supported opposes opposed refused refuses offered offers proposed proposes responded retaliated "
    "summoned recalled negotiated negotiates hopes hoped fears feared believes believed thinks considers "
    "considered regards sees seeks sought plans planned intends decided decides approved declared declares "
    "claimed claims confirmed confirms ordered banned bans sent sends expressed welcomed welcomes criticised "
    "criticized pressed issued issues asked asks reacted stressed reiterated suspended cooperate cooperated "
    "ratified withdrew pulled voted urge".split()
)
_PASSED_OVER: Final = frozenset(
    "has have had also will would is was were be been being could should may might must again later now "
    "repeatedly recently still never not immediately formally officially strongly quickly already which who "
    "itself is did does do".split()
)
DEALINGS: Final = frozenset(
    "talks relations ties tension tensions agreement agreements deal deals war summit negotiations dispute "
    "alliance trade diplomacy pact treaty treaties dialogue cooperation co communication communications conflict "
    "friendship standoff partnership rapprochement understanding hostility hostilities sanctions pressure embargo "
    "criticism condemnation accusations support criticised criticized accused condemned urged warned pressed "
    "persuade convince backed influence contacts meeting rift row".split()
)
_LINKS: Final = frozenset("between with against on by for and the of".split())
_LOOKED_BACK: Final = 6
SEATS: Final = frozenset({"GOVL"})
_MAY_ACT: Final = frozenset({"PCLI", "PPLC", "ADM1", "GOVL", "PCLS", "PCLD", "TERR"})


def is_metonym(tokens: Tokens, mention: MentionSpan, feature: str) -> bool:
    """Whether the mention of a place with that feature code stands for its government."""
    if feature not in _MAY_ACT:
        return False
    before = _words_before(tokens, mention.first)
    near = before[-1] if before else ""
    if near in LOCATIVE or (near == "of" and len(before) > 1 and before[-2] in _DIRECTION):
        return False
    if _dealings(before):
        return True
    return feature in SEATS or _acts(tokens, mention.last)


def _words_before(tokens: Tokens, first: int) -> list[str]:
    """Up to six words before a name in its own sentence, without "the"."""
    begin = first
    while begin > 0 and first - begin < _LOOKED_BACK:
        gap = tokens.text[tokens.end[begin - 1] : tokens.start[begin]]
        if any(c in gap for c in "!?;\n") or (". " in gap and len(tokens.raw[begin - 1]) > 1):
            break
        begin -= 1
    return [w for w in tokens.folded[begin:first] if w != "the"]


def _acts(tokens: Tokens, last: int) -> bool:
    """Whether the words after a name are of what its government has or does."""
    after = tokens.folded[last + 1 : last + 6]
    if after[:1] == ["s"] and _follows(tokens, last, ("'s", "’s")):
        return any(w in OFFICE for w in after[1:4])
    if not _follows(tokens, last, (" ",)):
        return False
    for word in after:
        if word in SAYING:
            return True
        if word not in _PASSED_OVER:
            return False
    return False


def _follows(tokens: Tokens, last: int, ways: tuple[str, ...]) -> bool:
    return tokens.text.startswith(ways, tokens.end[last])


def _dealings(before: list[str]) -> bool:
    """Whether words before name dealings that one has with a government, not with a place."""
    linked = [w for w in before if w in _LINKS]
    if not linked or not any(w in DEALINGS for w in before):
        return False
    if "between" in before:
        return True
    return before[-1] in {"with", "against", "on", "by"} or (before[-1] == "and" and "with" in before)
