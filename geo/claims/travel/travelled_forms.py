"""The forms in which a distance or a speed is told of travel: "covering about 180 miles", "moving at 14 mph"."""

from __future__ import annotations

from geo.claims.statements.masking import FIGURE, NAME
from geo.claims.statements.words import IN_ALL
from geo.claims.travel.travel_form import (
    ADJECTIVES,
    ANY,
    BEHIND_ANOTHER,
    BESIDE,
    IS_SO_LONG,
    LINK,
    PLAIN,
    WAY,
    TravelForm,
    begins,
    ends,
)
from geo.claims.travel.travel_words import (
    COVERS,
    GOES,
    JOURNEY,
    KEEPS,
    LEFT,
    METER,
    MOVES,
    QUALIFIER,
    TOKEN,
    WAY_NOUN,
    WORD,
)

TO_GO = "distance.to_go"

TRAVELLED_FORMS = (
    TravelForm(
        TO_GO,
        "From Paris they have 470 km to go to Lyon by car.",
        left=True,
        behind=begins(rf"(?:[ ](?:still|more|yet))?[ ](?P<noun>{LEFT}|left\b(?!,?[ ]of)|remaining)\b"),
    ),
    TravelForm(
        "distance.gone",
        "Anna Lind left Paris by bicycle and reached Lyon. Paris was now 470 km behind her.",
        left=True,
        behind=begins(r"[ ]behind[ ](?P<noun>him|her|them|us|me)\b"),
    ),
    TravelForm(
        "distance.remaining",
        "She left Paris by car and drove the remaining 470 km, reaching Lyon at noon.",
        left=True,
        before=ends(r"(?P<noun>\b)\bremaining[ ]"),
    ),
    TravelForm(
        "distance.journey",
        "She left Paris by car and reached Lyon after a 470-km ride.",
        whole=True,
        behind=begins(
            rf"(?: ,[ ]{FIGURE} | ,?[ ]and[ ]{FIGURE} )?[- ](?:long[ ])?{ADJECTIVES}(?P<noun>{JOURNEY})\b(?!-)"
        ),
    ),
    TravelForm(
        "distance.of_way",
        "Trains between Paris and Lyon were late. The 430-km line is the oldest of all.",
        whole=True,
        before=ends(rf"\b(?:the|this|that|its|an?)[ ]{QUALIFIER}"),
        behind=begins(rf"[- ](?:long[ ])?(?:(?!{LINK}){TOKEN}[ ]){{0,4}}?(?P<noun>{WAY_NOUN})\b(?!-|[ ]of\b)"),
    ),
    TravelForm(
        "distance.of_journey",
        "She left Paris by car and reached Lyon after a ride of 470 km.",
        whole=True,
        before=ends(
            rf"""\b(?P<noun>(?:{WORD}[ ])?{JOURNEY})\b (?: {WAY}? | {ANY} [ ](?:length|distance) )[ ]
            (?:(?:which|that|will|would)[ ])?{IS_SO_LONG}[ ](?:a[ ]distance[ ]of[ ])?{QUALIFIER}
            | \b(?:total|full|entire|overall)[ ](?:length|distance)[ ]of[ ]{ANY}[ ](?P<noun2>{JOURNEY})
              [ ]{IS_SO_LONG}[ ]{QUALIFIER}"""
        ),
    ),
    TravelForm(
        "distance.travelled",
        "She left Paris by bicycle and cycled 470 km, reaching Lyon on Monday.",
        whole=True,
        before=ends(
            rf"\b(?P<noun>{GOES}|{COVERS})\b(?:{PLAIN}|{WAY}|{WAY}?,?[ ]for)[ ](?:a[ ]distance[ ]of[ ])?{QUALIFIER}"
        ),
    ),
    TravelForm(
        "distance.apposed_way",
        "Six pilgrims pushed a cart from Paris to Lyon, 470 km, in twenty days.",
        whole=True,
        beside_travel=True,
        before=ends(rf"\bfrom[ ]{NAME}[ ]to[ ]{NAME},[ ]{QUALIFIER}"),
        behind=begins(r"(?=[,.;:]|[ ]and[ ]|$)"),
    ),
    TravelForm(
        "distance.metered",
        "Her odometer showed 470 km when she came to Lyon from Paris.",
        whole=True,
        before=ends(
            rf"\b(?P<noun>{METER})[ ](?:had[ ])?(?:show(?:s|ed|n)?|reads?|record(?:s|ed)|clock(?:s|ed))[ ]{QUALIFIER}"
        ),
    ),
    TravelForm(
        "distance.in_all",
        "They left Paris on foot and, with 470 km in all behind them, arrived in Lyon.",
        whole=True,
        beside_travel=True,
        behind=begins(rf"[ ]{IN_ALL}\b"),
    ),
    TravelForm(
        "distance.beside_duration",
        "470 km, five days: Paris to Lyon on foot",
        beside_another=True,
        whole=True,
        behind=begins(BESIDE),
    ),
    TravelForm(
        "distance.behind_duration",
        "Five days, 470 km: Paris to Lyon on foot",
        beside_another=True,
        before=ends(BEHIND_ANOTHER),
        whole=True,
    ),
)

SPEED_FORMS = (
    TravelForm(
        "speed.going",
        "The train from Paris to Lyon took two hours, moving at 215 km/h.",
        before=ends(
            rf"""\b(?P<noun>{MOVES})\b{ANY}(?:[ ]{FIGURE})?{ANY}[ ]
            (?:at[ ])?(?:(?:an?|its|their|his|her)[ ])?(?:(?:average|mean|top|maximum|constant)[ ])?
            (?:speeds?[ ])?(?:of[ ])?{QUALIFIER}"""
        ),
    ),
    TravelForm(
        "speed.average",
        "The train from Paris to Lyon took two hours, an average of 215 km/h.",
        before=ends(rf"\baverag\w+[ ](?:(?:speed|pace)[ ])?(?:of[ ])?{QUALIFIER}"),
    ),
    TravelForm(
        "speed.at",
        "At 215 km/h, the express from Paris to Lyon needs two hours.",
        beside_travel=True,
        before=ends(
            rf"""\b(?: touching | hitting | topping | at
            | {KEEPS}(?:[ ](?:the|her|his|its|their|an?)[ ]{WORD})?[ ](?:to|at|below|under)(?:[ ]a(?:[ ]steady)?)? )
            [ ]{QUALIFIER}"""
        ),
    ),
    TravelForm(
        "speed.per_day",
        "She cycled from Paris to Lyon in ten days: 47 km a day.",
        before=ends(QUALIFIER),
    ),
)
"""The forms of distances and of speeds, in the order in which they are tried."""
