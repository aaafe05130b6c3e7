"""The forms in which a duration is told of travel: "completed its 18-day trip", "took two hours to reach"."""

from __future__ import annotations

from geo.claims.statements.masking import FIGURE, NAME
from geo.claims.statements.words import THE_ONE
from geo.claims.travel.travel_form import (
    ADJECTIVES,
    ANY,
    AUXILIARY,
    BEHIND_ANOTHER,
    BESIDE,
    LASTS,
    LINK,
    PLAIN,
    WAY,
    TravelForm,
    begins,
    ends,
)
from geo.claims.travel.travel_words import (
    ABOARD,
    ARRIVES,
    CARRIER,
    COVERS,
    DID,
    FINISHES,
    GOES,
    JOURNEY,
    LINKS,
    MEANS,
    QUALIFIER,
    SETTING_OUT,
    SHORTENS,
    SPENT_BETWEEN,
    STARTS,
    THERE,
    TOKEN,
    TOUR,
    UNDER_WAY_FOR,
    WAYWARD,
    WORD,
)

_SPENT_IN = r"(?: of | in | among | amid | at | on | under | with | without | by | and | through | across | against )"
"""Before what somebody lived through on the way: "after 21 days among the ice"."""

DURATION_FORMS = (
    TravelForm(
        "duration.journey",
        "Florence is a three-hour drive from Milan.",
        whole=True,
        behind=begins(
            rf"['’]?(?: ,[ ]{FIGURE} )?[- ](?:long[ ])?{ADJECTIVES}(?P<noun>{JOURNEY}|{TOUR})\b(?![ ]of[ ]duty)(?!-)"
        ),
    ),
    TravelForm(
        "duration.by_mode",
        "Lyon is two hours by train from Paris.",
        behind=begins(
            rf"(?:[- ]long)?[ ](?:(?:by|in)[ ](?:an?[ ])?(?P<noun>{ADJECTIVES}{MEANS})|(?P<noun2>on[ ]foot))\b"
        ),
    ),
    TravelForm(
        "duration.of_journey",
        "A train ride of two hours from Paris to Lyon followed.",
        whole=True,
        before=ends(
            rf"""\b(?P<noun>(?:{WORD}[ ])?{JOURNEY})\b(?:[ ]times?)?
            (?: {WAY}? [ ] (?:of|lasting)
              | (?:[ ]of[ ]{QUALIFIER}{FIGURE})? {ANY}
                (?:[ ](?:all[ ])?{QUALIFIER}{FIGURE}(?:[ ]of[ ]it)?,)?
                (?:,?[ ](?:which|that))? [ ] (?:{AUXILIARY}[ ])*{LASTS}
              | {WAY}? [ ] (?:(?:which|that)[ ])?(?:is|was) )
            [ ]{QUALIFIER}"""
        ),
    ),
    TravelForm(
        "duration.takes",
        "It took two hours to travel by train from Paris to Lyon.",
        whole=True,
        before=ends(rf"\b(?:{LASTS}|requires?){ANY}[ ]{QUALIFIER}"),
        behind=begins(
            rf"""{PLAIN}[ ](?:to[ ](?:{WORD}ly[ ])?(?P<noun>{GOES}|{COVERS}|{ARRIVES}|{FINISHES})\b
            | (?:for|on)[ ](?:the|its|his|her|their)[ ](?P<noun2>{ADJECTIVES}{JOURNEY})\b
            | (?:by[ ]{WORD}[ ])?from[ ](?:the[ ])?{NAME} )"""
        ),
    ),
    TravelForm(
        "duration.it_takes",
        "The sleeper leaves Paris for Nice at nine. It takes twelve hours.",
        whole=True,
        before=ends(rf"^\W*(?:It|They|That)[ ](?:{AUXILIARY}[ ])*(?:takes?|needs?)[ ]{QUALIFIER}"),
        behind=begins(r"(?=[.,;]|$|[ ](?:by|and|in)[ ])"),
    ),
    TravelForm(
        "duration.carrier_takes",
        "The train from Paris to Lyon took two hours.",
        whole=True,
        before=ends(
            rf"\b(?P<noun>{CARRIER})\b(?:[ ](?!and\b|but\b){TOKEN}){{0,10}}?[ ](?:{AUXILIARY}[ ])*{LASTS}[ ]{QUALIFIER}"
        ),
        behind=begins(rf"(?![ ]to[ ](?!{GOES}|{ARRIVES}|{FINISHES}|{NAME}|the\b))"),
    ),
    TravelForm(
        "duration.in",
        "She travelled by train from Paris to Lyon in two hours.",
        whole=True,
        before=ends(
            rf"""(?: \b(?P<noun>{GOES}|{ARRIVES}|{COVERS})\b{ANY}(?:[ ]{FIGURE}-?)?{ANY}(?:{WAY}|[ ]and[ ]back)?
            | {NAME}[ ](?:to|from)[ ]{NAME}(?:[ ](?:by|on|aboard)[ ](?:an?[ ])?{WORD})?
            | \b(?:do|does|did|done|makes?|made)[ ](?:the|that|this)[ ](?:{WORD}[ ])?(?P<noun2>{JOURNEY}|run)
            | \b(?:(?:be|been|is|was|are)[ ]in|makes?|made|does|did|promises?)[ ]{NAME}
            | \b(?:was|were|is|are|be)[ ](?:{THERE})
            | \b(?:{LINKS})[ ](?:the[ ])?{NAME}[ ](?:and|with|to)[ ](?:the[ ])?{NAME} )
            ,?[ ](?:in|within|inside|over)[ ]{QUALIFIER}"""
        ),
        behind=begins(r"(?![ ](?:time|from[ ]now))(?!['’])"),
    ),
    TravelForm(
        "duration.shortened",
        "The new train cuts the 470 km between Paris and Lyon to two hours.",
        whole=True,
        before=ends(rf"\b{SHORTENS}\b[^,;]*?{NAME}(?:[ ]{WORD}){{0,3}}[ ]to[ ](?:just[ ])?{QUALIFIER}"),
        behind=begins(r"(?=[,.;:]|$|[ ](?:and|by|from|in|once|when)\b)"),
    ),
    TravelForm(
        "duration.later",
        "The jet left Paris at noon and landed two hours later in Rome.",
        elapsed=True,
        before=ends(
            rf"\b{STARTS}\b{ANY}(?:[ ](?:{TOKEN}|[ap]\.m\.)){{0,12}}?[ ](?P<noun>{ARRIVES})\b{ANY}[ ]{QUALIFIER}"
        ),
        behind=begins(r"[ ]later\b"),
    ),
    TravelForm(
        "duration.after_start",
        "The jet landed in Rome two hours after leaving Paris.",
        elapsed=True,
        behind=begins(
            rf"""[ ]after[ ](?:(?!{LINK}){WORD}[ ]){{0,2}}?
            (?P<noun>{SETTING_OUT}|[a-z]+ing[ ](?:out[ ]of|(?:off|away)[ ]from))\b"""
        ),
    ),
    TravelForm(
        "duration.for",
        "She cycled for ten days from Paris to Lyon.",
        before=ends(rf"\b(?P<noun>{GOES})\b{ANY}[ ]for[ ]{QUALIFIER} | \b(?P<noun2>{GOES})[ ]{QUALIFIER}"),
        behind=begins(r"(?!['’]|[ ]to[ ](?!get\b|reach\b|the\b|their\b|his\b|her\b|a\b|\W))"),
    ),
    TravelForm(
        "duration.of_going",
        "In the ten days of the trek from Paris to Lyon nobody fell ill.",
        behind=begins(
            rf"""[ ](?: (?:of|into)[ ](?:(?:the|his|her|its|their|a|an|our|my)[ ])?
            {ADJECTIVES}(?P<noun>{JOURNEY}|{GOES}|travel)\b
            | (?:spent[ ])?(?P<noun2>{ABOARD})\b )"""
        ),
    ),
    TravelForm(
        "duration.aboard_for",
        "She left Vigo on 4 May 2022 and came home on 9 May 2022; she had been on the road for five days.",
        before=ends(
            rf"\b(?:been|was|were|spent)[ ](?:(?!{LINK}){WORD}[ ])?(?P<noun>{ABOARD})[ ](?:for[ ])?{QUALIFIER}"
        ),
    ),
    TravelForm(
        "duration.on_the_way",
        "The sleeper from Paris to Lyon had been ten hours on the way.",
        elapsed=True,
        before=ends(rf"\b(?:been|was|were|spent)[ ]{QUALIFIER}"),
        behind=begins(rf"[ ]{UNDER_WAY_FOR}(?=[.,;]|$|[ ](?:from|to|between)\b)"),
    ),
    TravelForm(
        "duration.to_end",
        "From Paris it is two hours to Lyon by train.",
        before=ends(rf"(?:^\W*|(?<!\bin)(?<!\bfor)[ ]){QUALIFIER}"),
        behind=begins(
            rf"[ ](?P<noun>(?:by[ ]{WORD}[ ])?)(?:to|from)[ ](?:the[ ])?(?:{NAME}|border|coast|capital|frontier)"
        ),
    ),
    TravelForm(
        "duration.beside_distance",
        "Ten days, 470 km: on foot from Paris to Lyon.",
        beside_another=True,
        whole=True,
        behind=begins(BESIDE),
    ),
    TravelForm(
        "duration.behind_distance",
        "470 km in ten days: on foot from Paris to Lyon.",
        beside_another=True,
        before=ends(BEHIND_ANOTHER),
        whole=True,
    ),
    TravelForm(
        "duration.is",
        "Suva to Auckland is five days at 10 knots.",
        whole=True,
        before=ends(rf"{NAME}[ ]to[ ]{NAME},?[ ](?:{AUXILIARY}[ ])?(?:is|was|be|means|meant|takes|took)[ ]{QUALIFIER}"),
        behind=begins(r"(?![ ](?:too|of|late|behind)\b)"),
    ),
    TravelForm(
        "duration.of_each",
        "From Paris, Reims is a two-hour drive, Metz four hours and Strasbourg five.",
        whole=True,
        before=ends(
            rf"""^\W*From[ ]{NAME},[ ].*{FIGURE}.*(?:[,;]|[ ]and)[ ]{NAME}[ ]{QUALIFIER}
            | {FIGURE}[,;]?[ ](?:(?:and|but|while)[ ])?{THE_ONE}
              [ ]{NAME}[ ](?:to|and)[ ]{NAME}[ ]{QUALIFIER}"""
        ),
        behind=begins(r"(?=[,.;]|$|[ ](?:and|but|while)[ ])"),
    ),
    TravelForm(
        "duration.apposed",
        "She bought a ticket for the voyage from Bergen to Kirkenes, six days.",
        whole=True,
        before=ends(rf"\b(?P<noun>{JOURNEY})\b{ANY},[ ]{QUALIFIER}"),
        behind=begins(r"(?=[,.;]|[ ](?:with|without)\b|$)"),
    ),
    TravelForm(
        "duration.dated_later",
        "She left Vigo on 4 May 2022 and came home on 9 May 2022, five days later.",
        elapsed=True,
        whole=True,
        behind=begins(rf"{SPENT_BETWEEN}[ ]later\b"),
    ),
    TravelForm(
        "duration.dated_after",
        "She came home on 9 May 2022, five days after she sailed from Vigo on 4 May 2022.",
        whole=True,
        behind=begins(rf"[ ]after[ ](?:{WORD}|the[ ]{WORD})[ ](?:had[ ])?(?P<noun>{STARTS}|{GOES})\b"),
    ),
    TravelForm(
        "duration.dated_earlier",
        "She came home on 9 May 2022. She had left Vigo on 4 May, five days earlier.",
        elapsed=True,
        whole=True,
        before=ends(rf"(?:,|[ ]or)[ ]{QUALIFIER}"),
        behind=begins(rf"(?:[ ]and[ ]{FIGURE})?[ ]earlier\b"),
    ),
    TravelForm(
        "duration.dated_days",
        "Setting off from Ohrid on 2 May 2022, she rode into Tirana on 9 May 2022, after seven days.",
        dated_only=True,
        whole=True,
        before=ends(rf",?[ ]after[ ]{QUALIFIER}"),
        behind=begins(r"(?=[.;]|,[ ](?!in|at|with|of|on|among)|$|[ ]and[ ])"),
    ),
    TravelForm(
        "duration.dated_spent",
        "Setting off from Ohrid on 2 May 2022, she was in Tirana on 9 May 2022 after seven days of rain.",
        dated_only=True,
        before=ends(rf"[ “\"]after[ ]{QUALIFIER}"),
        behind=begins(
            rf"""(?!(?:(?!\b(?:what|which|that|who)\b)[^,.;:]){{0,60}}?[ ](?:{DID}|after|before|since|[a-z]+ed)\b)
            (?: [ ](?: {_SPENT_IN} | away )\b | (?=[.,;”]|$) )"""
        ),
    ),
    TravelForm(
        "duration.dated_took",
        "She left Vigo on 4 May 2022 and came home on 9 May 2022. It had taken her five days.",
        dated_only=True,
        whole=True,
        before=ends(
            rf"""\b(?:takes?|took|taken)[ ](?:him|her|it|them|us|me)[ ]{QUALIFIER}
            | ^\W*(?:It|That)[ ](?:{AUXILIARY}[ ])*(?:took|taken)[ ]{QUALIFIER}"""
        ),
        behind=begins(r"(?=[.,;:]|$|[ ]and[ ]|[ ]in[ ]all\b)"),
    ),
    TravelForm(
        "duration.dated_apposed",
        "She left Vigo on 4 May 2022 and was in Porto by 9 May 2022, five days of rain and blisters.",
        dated_only=True,
        whole=True,
        before=ends(rf",[ ]{QUALIFIER}"),
        behind=begins(rf"(?:[ ]of[ ](?!duty\b|the\b|this\b|h(?:is|er)\b)|[ ]on[ ](?:foot|the)\b|[ ]{ABOARD}\b)"),
    ),
    TravelForm(
        "duration.dated_way",
        "She left Vigo on 4 May 2022 and came home on 9 May 2022, so that the way back took five days.",
        dated_only=True,
        whole=True,
        before=ends(
            rf"""\b(?:the|that|this|his|her|their|its)[ ]way[ ](?:{WAYWARD})\b(?:,[^.;:]{{1,60}},)?
            [ ](?:{AUXILIARY}[ ])*{LASTS}[ ](?:(?:him|her|it|them|us|me)[ ])?{QUALIFIER}"""
        ),
    ),
    TravelForm(
        "duration.dated_in",
        "She left Vigo on 4 May 2022 and stood in Porto on 9 May 2022, having pushed her cart 150 km in five days.",
        dated_only=True,
        whole=True,
        before=ends(rf"{FIGURE}[ ]in[ ]{QUALIFIER}"),
        behind=begins(r"(?=[.,;]|$|[ ]and[ ])"),
    ),
    TravelForm(
        "duration.dated",
        "She left Vigo on 4 May 2022 and came home on 9 May 2022; in those five days she saw the sea.",
        elapsed=True,
        whole=True,
        before=ends(r"\b(?:in|for|over|during|after)[ ](?:the|those|these|all)[ ]"),
    ),
    TravelForm(
        "duration.dated_those",
        "She left Vigo on 4 May 2022 and came home on 9 May 2022. Those five days cost her a tyre.",
        elapsed=True,
        whole=True,
        before=ends(r"^\W*(?:the|those|these|all)[ ]"),
        behind=begins(rf"[ ](?:[a-z]+ed|{DID})\b"),
    ),
    TravelForm(
        "duration.dated_end",
        "She left Vigo on 4 May 2022 and was back on 9 May 2022, ending a five-day run.",
        whole=True,
        before=ends(rf"\b(?:{FINISHES})[ ](?:an?|the|his|her|its|their)[ ]{QUALIFIER}"),
        behind=begins(rf"[- ](?:long[ ])?{WORD}"),
    ),
    TravelForm(
        "duration.dated_alone",
        "She left Vigo on 4 May 2022 and came home on 9 May 2022. “Five days,” she said.",
        whole=True,
        before=ends(r"^\W*"),
        behind=begins(r"(?:[ ](?:for[ ]that|in[ ]all))?[,.!]?[”\"’]"),
    ),
)
"""The forms of durations, in the order in which they are tried."""
