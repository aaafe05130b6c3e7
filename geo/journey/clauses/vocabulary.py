"""The words that tell of movement and meeting: which event a verb or noun names, and what its arguments mean.

The classes follow FrameNet's motion frames (Departing, Arriving, Travel, Visiting, Cross, Meet). A frame says
what its direct object is (`leave Paris`: the origin; `reach Paris`: the goal) and what a goal means: reached,
as in "flew to Paris", or only aimed at, as in "left for Paris".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geo.lexicon import vehicles, word_set

if TYPE_CHECKING:
    from geo.model import EventType, Mode

Role = Literal["from", "to", "toward", "at", "via"]


@dataclass(frozen=True)
class Frame:
    """What a trigger word means: its event, its object's role, whether a goal is reached, the mode it implies.

    `halts` is a journey that ends where it should not.
    """

    type: EventType
    object_role: Role | None = None
    goal_reached: bool = True
    mode: Mode | None = None
    needs_place: bool = True
    halts: bool = False


_DEPART = Frame("departure", "from", goal_reached=False, needs_place=False)
_DEPART_STRICT = Frame("departure", "from", goal_reached=False)
_ARRIVE = Frame("arrival", "to", needs_place=False)
_ARRIVE_STRICT = Frame("arrival", "to")
_MOVE = Frame("other", "at")
_HEAD = Frame("departure", None, goal_reached=False)
_STAY = Frame("stay", "at")
_MEET = Frame("meeting", None, needs_place=False)
_PASS = Frame("passage", "via")

VERBS: dict[str, Frame] = {
    **dict.fromkeys(("depart",), _DEPART),
    **dict.fromkeys(("leave", "exit", "flee", "quit", "embark", "evacuate"), _DEPART_STRICT),
    "set": _HEAD,
    "head": _HEAD,
    "bind": _HEAD,
    **dict.fromkeys(("arrive", "disembark"), _ARRIVE),
    **dict.fromkeys(("reach", "enter", "dock", "land"), _ARRIVE_STRICT),
    **dict.fromkeys(
        ("travel", "go", "move", "journey", "proceed", "continue", "come", "race", "cruise", "tour", "push", "make"),
        _MOVE,
    ),
    **dict.fromkeys(
        "tow bring carry transport transfer ferry rush airlift deport extradite escort haul repatriate".split(),
        Frame("other", None),
    ),
    **dict.fromkeys(("fly", "jet"), Frame("other", None, mode="air")),
    **dict.fromkeys(("sail", "steam", "row", "voyage"), Frame("other", "at", mode="sea")),
    **dict.fromkeys(
        ("drive", "march", "walk", "trek", "hike", "cycle", "bike", "ride", "run", "pedal"),
        Frame("other", "at", mode="road"),
    ),
    **dict.fromkeys(("visit", "stay", "spend", "stop", "overnight", "rest", "camp", "anchor", "call", "pause"), _STAY),
    **dict.fromkeys(("crash", "derail", "sink", "capsize", "founder", "overturn"), Frame("other", None, halts=True)),
    **dict.fromkeys(("return",), Frame("return", None)),
    **dict.fromkeys(("meet",), _MEET),
    **dict.fromkeys(("cross",), Frame("crossing", "via", needs_place=False)),
    **dict.fromkeys(("pass", "transit", "traverse"), _PASS),
}

CARRYING = frozenset(
    "tow bring take carry transport transfer ferry rush airlift deport extradite escort haul repatriate".split()
)
"""Verbs whose object is what travels: "was taken to Oslo", "ferried the survivors to Lesbos"."""

BOARDING = frozenset({"take", "catch", "board", "ride"})
"""Verbs whose object, a vehicle, is what their subject travels on: "took a ferry to Palma"."""

NOUNS: dict[str, Frame] = {
    "departure": _DEPART_STRICT,
    **dict.fromkeys(("arrival", "landfall"), _ARRIVE_STRICT),
    **dict.fromkeys(("visit", "stop", "stopover", "stay", "layover", "trip", "tour"), _STAY),
    "speech": _STAY,
    **dict.fromkeys(("journey", "voyage", "crossing", "trek", "march", "ride", "flight"), _MOVE),
    "return": Frame("return", None),
    **dict.fromkeys(("meeting", "summit", "talk"), _MEET),
}

MODE_WORDS: dict[str, Mode] = {word: kind.mode for word, kind in vehicles().items()}
"""Words that tell how someone travels, in lower case."""

VEHICLES = frozenset(word for word, kind in vehicles().items() if kind.travels)
"""Of these, the ones that are themselves a vehicle and so may travel."""

SHIP_PREFIXES = word_set("vehicles", "ship_prefix")
"""What stands before the name of a ship, as written."""

SENTIENT_NOUNS = frozenset(
    "leader president minister king queen prince princess pope pontiff chancellor premier ambassador envoy general "
    "commander official senator governor mayor bishop cardinal pilgrim walker runner sailor cyclist explorer "
    "climber rider traveller traveler passenger crew captain team delegation group expedition troop soldier army "
    "refugee migrant protester marcher marchers family couple man woman tourist caravan convoy fleet flotilla party "
    "band orchestra author writer adventurer hiker aviator pilot crewmember student scientist people candidate relay "
    "procession driver entourage diplomat secretary emperor dictator tsar rebel column force unit pair duo trio "
    "squad choir activist worker campaigner teacher nurse doctor engineer singer actor artist patrol hurricane "
    "storm typhoon cyclone herd torch".split()
)
"""Heads of noun phrases that may be a traveller without a name."""

TITLE_SYNONYMS = (
    frozenset({"pope", "pontiff", "bishop"}),
    frozenset({"president", "leader"}),
    frozenset({"minister", "premier", "leader"}),
    frozenset({"king", "monarch", "queen"}),
    frozenset({"secretary", "diplomat", "envoy"}),
)
"""Titles that an article uses for the same person by turns."""

PAIRS = frozenset({"couple", "pair", "duo", "two", "leader", "side", "minister", "president"})
"""Nouns that in the plural stand for the people last named together: "the couple", "the leaders"."""

STORMS = frozenset({"typhoon", "storm", "hurricane", "cyclone"})

ABSTRACT_NOUNS = frozenset(
    "price rate cost number total share toll deal agreement statement report news letter talk meeting summit inflation "
    "death temperature figure value sale profit debt percentage level crisis demand crowd attendance population case "
    "decision idea plan time day week month year question issue problem dispute war fighting protest vote result "
    "rumour rumor message call visit trip journey tour flight law bill order rule trade effort move step "
    "economy market stock power influence relation tie link hope fear concern anger violence unrest one "
    "road highway railway line route border river street trail path bridge tunnel canal pipeline coast company "
    "road highway railway line route border river street trail path bridge tunnel canal pipeline coast company data "
    "word voice sound light pollution smoke smell lot rest most some many much nothing something everything".split()
)
"""Subjects of verbs of motion that do not travel: "prices reached", "the road leaves Oslo"."""

COLLECTIVES = frozenset("caravan group convoy delegation crew team party column flotilla band crowd".split())

TEAMS = frozenset({"team", "squad", "side", "club", "player"})

REPORTING: dict[str, str] = {
    **dict.fromkeys(
        "say tell report confirm announce state declare reveal disclose note add write show explain acknowledge "
        "insist describe comment reply recall inform stress underline indicate detail publish".split(),
        "CT",
    ),
    **dict.fromkeys("claim allege believe suggest think speculate estimate suspect assume expect argue".split(), "PR"),
    "hint": "PS",
    "deny": "CT",
}
"""Verbs of saying, with how certain their speaker is of what is said (FactBank's CT, PR, PS)."""

DENYING = frozenset({"deny", "refute", "reject", "dismiss", "rebut"})

CANCELLING = frozenset("cancel postpone scrap abandon skip avoid delay forgo cut".split())

PLANNING = frozenset(
    "schedule plan expect due intend set hope aim prepare propose slate agree want invite plot tip vow promise".split()
)
"""Verbs and adjectives whose infinitive has not happened yet: "are scheduled to meet"."""

POSSIBLE = frozenset("could may might possibly perhaps potential potentially possible maybe conceivably".split())
PROBABLE = frozenset("should likely probably reportedly apparently seemingly allegedly presumably appear seem".split())
PRIOR = frozenset("previous former last initial earlier past prior late".split())
PRIOR_ADVERBS = frozenset({"previously", "formerly", "once", "earlier"})
UNKNOWING = frozenset({"whether", "if", "unless"})

GENERIC_SOURCE_WORDS = frozenset(
    "news agency newspaper broadcaster channel television network daily weekly website outlet media magazine "
    "station radio service state-run local wire".split()
)

OFFICIAL_WORDS = frozenset(
    "official state ministry minister spokesman spokeswoman spokesperson government palace presidency embassy "
    "army navy authorities authority police parliament cabinet office court kremlin".split()
)
ANONYMOUS_WORDS = frozenset("unidentified unnamed anonymous undisclosed source sources condition".split())

_IRREGULAR = {
    "leave": ("left",),
    "fly": ("flew", "flown", "flies"),
    "go": ("went", "gone", "goes"),
    "come": ("came",),
    "drive": ("drove", "driven"),
    "ride": ("rode", "ridden"),
    "run": ("ran",),
    "flee": ("fled",),
    "meet": ("met",),
    "spend": ("spent",),
    "bind": ("bound",),
    "make": ("made",),
    "say": ("said",),
    "tell": ("told",),
    "write": ("wrote", "written"),
    "think": ("thought",),
    "set": ("set",),
    "sink": ("sank", "sunk"),
    "bring": ("brought",),
    "take": ("took", "taken"),
    "catch": ("caught",),
}


def _inflect(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    forms = {verb, verb + "s", verb + "es", stem + "ed", stem + "ing", verb + "ed", *_IRREGULAR.get(verb, ())}
    forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return forms | ({verb[:-1] + "ied", verb[:-1] + "ies"} if verb.endswith("y") else set())


TRIGGER_FORMS = frozenset().union(*(_inflect(verb) for verb in (*VERBS, "take")), *({n, n + "s"} for n in NOUNS))
"""Every inflected form of a trigger, in lower case: only sentences with one of them are parsed."""

PLACED_FORMS = frozenset({"due", "expected"}).union(*map(_inflect, BOARDING))
"""Forms of what is a trigger only where a place is named: a sentence with one of them is parsed if it names one."""
