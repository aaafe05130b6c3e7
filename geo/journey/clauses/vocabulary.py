"""Words of saying, planning and doubting."""

from __future__ import annotations

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
