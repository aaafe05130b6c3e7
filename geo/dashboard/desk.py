"""The desk: a dialog that puts right what was picked, one thing at a time, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from geo import store
from geo.dashboard import work
from geo.dashboard.examples import examples
from geo.dashboard.library import READER, Correction
from geo.dashboard.opened import dossier_of
from geo.dashboard.parts import (
    KIND_WORDS,
    OF_ARTICLE,
    Part,
    choices,
    now,
    part_words,
    parts_of,
    target_of,
    value_words,
)
from geo.dashboard.plain import plain
from geo.dashboard.trouble import said
from geo.errors import DatelineError, InputError
from geo.records import propose

if TYPE_CHECKING:
    from geo.model import CorrectionKind, Dossier

_TIME: Final = "A day (2023-09-12), an instant (2023-09-12T14:30) or a window with a slash; empty: not known"
_TIMED: Final = frozenset({"event.when", "stop.arrive", "stop.depart", "time.value"})
_NOTHING: Final = frozenset({"event.remove", "stop.remove", "traveller.remove"})
_NONE: Final = {"event.place": "nowhere that is known", "stop.move": "it comes first"}


@st.dialog("Put right")
def put_right(d: str, secret: str, picked: str, seen: int | None) -> None:
    """Ask what is wrong of the part that was picked, what it is to be, and why; then have it done."""
    try:
        dossier = dossier_of(d)
        if d not in examples():
            store.require_owner(d, secret)
        parts = [Part("article", "the article", OF_ARTICLE)] if picked == "article" else parts_of(dossier, picked)
        if not parts:
            raise InputError(
                "This is not in the dossier any more; it was changed meanwhile. Close this and look again."
            )
        _ask(d, secret, dossier, parts, seen)
    except DatelineError as error:
        st.error(plain(said(error)))


def _ask(d: str, secret: str, dossier: Dossier, parts: list[Part], seen: int | None) -> None:
    names = {part.id: part for part in parts}
    part = parts[0]
    if len(parts) > 1:
        part = names[st.selectbox("Which stop", list(names), format_func=lambda each: _numbered(parts, each))]
    st.markdown(f"**{plain(part.name)}**")
    kind = st.selectbox("What is wrong", part.kinds, format_func=KIND_WORDS.__getitem__, key="desk-kind")
    value = _value(dossier, part, kind)
    why = st.text_input("Why? (optional, kept with the correction)", max_chars=300, key="desk-why")
    if st.button("Put right", type="primary", key="desk-do"):
        target = target_of(dossier, part, kind)
        change = propose(dossier, kind, target, value, who=READER, why=why)
        told = f"{KIND_WORDS[kind]}, {part_words(dossier, target)}: {value_words(dossier, kind, value)}"
        work.correct(Correction(d, change, told, seen=seen), secret)
        st.rerun()


def _numbered(parts: list[Part], part_id: str) -> str:
    number = next(i for i, part in enumerate(parts, 1) if part.id == part_id)
    return f"{number}. {next(part.name for part in parts if part.id == part_id)}"


def _value(dossier: Dossier, part: Part, kind: CorrectionKind) -> str | None:
    """Ask what it is to be, and return that as a correction writes it."""
    if kind in _NOTHING:
        return None
    offered = choices(dossier, part, kind)
    key = f"desk-{kind}"
    if kind == "event.travellers" and offered is not None:
        return ", ".join(st.multiselect("It was", list(offered), format_func=offered.__getitem__, key=key))
    if offered is not None:
        options = [*([""] if kind in _NONE else []), *offered]
        words = {"": _NONE.get(kind, ""), **offered}
        return st.selectbox("It is", options, format_func=words.__getitem__, key=key) or None
    label, hint = ("It was", _TIME) if kind in _TIMED or kind == "article.published" else ("It is", None)
    written = st.text_input(label, value=now(dossier, part, kind), help=hint, placeholder=hint, key=key).strip()
    return written or None
