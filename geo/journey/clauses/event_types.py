"""The types of events: which places a trigger has in which roles, and what events its frame makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses.arguments import PlaceArgument
    from geo.journey.clauses.frames import Frame
    from geo.lexicon import Role
    from geo.model import EventType, Mention


@dataclass(frozen=True)
class EventTemplate:
    """What an event is to be: its type and the places it is about."""

    type: EventType
    place: Mention | None = None
    origin: Mention | None = None
    goal: Mention | None = None


def templates_of(frame: Frame, roles: dict[Role, list[Mention]], *, timed: bool, reached: bool) -> list[EventTemplate]:
    """Return the events that a frame with these places makes: "flew from A to B" leaves A and arrives in B.

    Not `reached` is the goal of what was under way: "was flying to B".
    """
    origin = next(iter(roles["from"]), None)
    goals, venues = roles["to"], roles["at"]
    # "Drove towards Moscow" says where to, not that anybody came there.
    reached = reached and bool(goals or not roles["toward"])
    goal = next(iter(goals or roles["toward"]), None)
    passed = [EventTemplate("passage", place=m) for m in roles["via"]]
    if frame.type == "crossing":
        crossed = [EventTemplate("crossing", place=m, origin=origin, goal=goal) for m in [*venues, *roles["via"]]]
        crossed = crossed or [EventTemplate("crossing", origin=origin, goal=goal)]
        if goal is None or not reached or (origin is None and venues):
            # "Crossed into Kenya at Moyale": there they were.
            return crossed
        # "Crossed from Turkey to Lesbos" left the one and reached the other, "crossed the pass to Wanaka" the other.
        left = [EventTemplate("departure", place=origin, origin=origin, goal=goal)] if origin is not None else []
        return [*left, *crossed, EventTemplate("arrival", place=goal, origin=origin, goal=goal)]
    if frame.type == "passage":
        return passed or [EventTemplate("passage", place=m) for m in venues]
    if frame.type == "meeting":
        return [EventTemplate("meeting", place=next(iter(venues or goals), None))]
    if frame.type == "stay":
        return [EventTemplate("stay", place=m) for m in (*venues, *goals)]
    if frame.halts:
        return [EventTemplate("other", place=m) for m in venues]
    left = [EventTemplate("departure", place=origin, origin=origin, goal=goal)] if origin is not None else []
    if frame.type == "departure":
        if not left and (goal is not None or timed or not frame.needs_place):
            left = [EventTemplate("departure", goal=goal)]
        return left + passed
    if not reached:
        return (left or ([EventTemplate("departure", goal=goal)] if goal is not None else [])) + passed
    arrived: EventType = "return" if frame.type == "return" else "arrival"
    ends = [EventTemplate(arrived, place=m, origin=origin, goal=m) for m in goals]
    if frame.type in {"arrival", "return"}:
        ends += [EventTemplate(arrived, place=m, origin=origin, goal=m) for m in venues]
        if not ends and timed:
            ends = [EventTemplate(arrived)]
    return left + passed + ends


def roles_of(
    trigger: Token, near: set[int], frame: Frame, places: Sequence[PlaceArgument]
) -> dict[Role, list[Mention]]:
    """Return the places of a trigger by role; what may belong to another word counts only where nothing else does."""
    roles: dict[Role, list[Mention]] = {"from": [], "to": [], "toward": [], "at": [], "via": []}
    clause = {trigger.i}
    token = trigger
    while token.dep_ in {"xcomp", "acomp", "conj"} and token.head != token:
        token = token.head
        clause.add(token.i)
    for weak in (False, True):
        for argument in places:
            here = clause if argument.role == "where" else near
            role = _role(argument, frame, trigger) if argument.governor in here and argument.weak == weak else None
            if role is not None and argument.mention not in roles[role]:
                roles[role].append(argument.mention)
        if any(roles.values()) and frame.type != "crossing":
            break
    return roles


def _role(argument: PlaceArgument, frame: Frame, trigger: Token) -> Role | None:
    """Return what a place is to a trigger, once the frame has said what its object is."""
    if argument.role == "object":
        return frame.object
    if argument.role == "where":
        return "to" if frame.type == "arrival" else "at"
    if argument.role == "subject":
        copular = frame.type == "meeting" and trigger.pos_ == "NOUN"
        return "at" if copular or (trigger.tag_ == "VBN" and trigger.lemma_ != "expect") else None
    if frame.type == "arrival" and argument.role == "at":
        return "to"
    return argument.role
