"""The desk: a dialog that puts right what was picked, one thing at a time, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from geo import store
from geo.dashboard import work
from geo.dashboard.examples import examples
from geo.dashboard.library import READER, Correction
from geo.dashboard.opened import dossier_of
from geo.dashboard.plain import plain
from geo.dashboard.trouble import said
from geo.errors import DatelineError, InputError
from geo.records import propose
from geo.view import correction_words, parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo import model
    from geo.model import Dossier
    from geo.view import Part, Question

_TIME: Final = "2023-09-12, 2023-09-12T14:30, or FROM/TO"
_HELP: Final = (
    "A day (2023-09-12), an instant by the clock of the place (2023-09-12T14:30), or a window with a slash "
    "(2023-09-12/2023-09-14; .. for an end that is not known). Leave it empty where nothing is known."
)
_TIMED: Final = frozenset({"event.when", "stop.arrive", "stop.depart", "time.value", "article.published"})
_NOTHING: Final = frozenset({"event.remove", "stop.remove", "traveller.remove"})
_NONE: Final = {"event.place": "nowhere that is known", "stop.move": "it comes first"}


@st.dialog("Put right")
def put_right(d: str, secret: str, picked: str, seen: int | None) -> None:
    """Ask what is wrong of the part that was picked, what it is to be, and why; then have it done."""
    try:
        if d not in examples():
            store.require_owner(d, secret)
        dossier = dossier_of(d)
        parts = parts_of(dossier, picked)
        if not parts:
            raise InputError("This is not in the dossier any more: it was changed meanwhile. Close this, look again.")
        made = _asked(dossier, parts)
        if made is not None:
            work.correct(Correction(d, made[0], made[1], seen=seen), secret)
            st.rerun()
    except DatelineError as error:
        st.error(plain(said(error)))


def _asked(dossier: Dossier, parts: Sequence[Part]) -> tuple[model.Correction, str] | None:
    """Return the correction that was asked for, and how it is said; None where nothing was yet."""
    part = parts[0]
    if len(parts) > 1:
        names = [f"{number}. {each.name}" for number, each in enumerate(parts, 1)]
        part = parts[names.index(st.selectbox("Which stop", names, key="desk-part"))]
    st.markdown(f"**{plain(part.name)}**")
    asks = [question.ask for question in part.questions]
    question = part.questions[asks.index(st.selectbox("What is wrong", asks, key="desk-kind"))]
    value = _value(question)
    why = st.text_input("Why? (optional, kept with the correction)", max_chars=300, key="desk-why")
    if not st.button("Put right", type="primary", key="desk-do"):
        return None
    if value == (question.now or None) and question.kind not in _NOTHING:
        raise InputError("That is what stands there already; choose or write what it should be.")
    made = propose(dossier, question.kind, question.target, value, who=READER, why=why)
    return made, correction_words(dossier, made)


def _value(question: Question) -> str | None:
    """Ask what it is to be, and return that as a correction writes it."""
    kind, offered, key = question.kind, question.options, f"desk-{question.kind}"
    if kind in _NOTHING:
        return None
    if kind == "event.travellers" and offered is not None:
        now = [each for each in question.now.split(", ") if each in offered]
        return ", ".join(st.multiselect("It was", list(offered), now, format_func=offered.__getitem__, key=key))
    if offered is not None:
        words = {**({"": _NONE[kind]} if kind in _NONE else {}), **offered}
        at = list(words).index(question.now) if question.now in words else 0
        return st.selectbox("It is", list(words), at, format_func=words.__getitem__, key=key) or None
    timed = kind in _TIMED
    written = st.text_input(
        "It was" if timed else "It is", value=question.now if kind not in _TIMED else "", key=key,
        placeholder=_TIME if timed else None, help=_HELP if timed else None,
    )  # fmt: skip
    return written.strip() or None
