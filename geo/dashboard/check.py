"""The box to check any sentence: one claim measured, without an article around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.dashboard import library
from geo.dashboard.plain import plain
from geo.deck.words import VERDICT_WORDS, km_words
from geo.errors import DatelineError

if TYPE_CHECKING:
    from geo.model import Claim

_EXAMPLE = "Vladivostok lies about 680 km north of Pyongyang."


def _show(claim: Claim) -> None:
    st.markdown(f"**{plain(VERDICT_WORDS[claim.verdict])}**: {plain(claim.headline)}")
    if claim.measured_km is not None:
        st.markdown(f"Measured: **{plain(km_words(claim.measured_km))}**")
    for check in claim.checks:
        st.markdown(f"- {plain(check.explanation)}")


@st.dialog("Check a sentence")
def check_sentence() -> None:
    """Ask for a sentence and measure what it claims."""
    with st.form("check", border=False):
        sentence = st.text_input("A sentence with a distance in it", placeholder=_EXAMPLE, max_chars=500)
        sent = st.form_submit_button("Measure", type="primary")
    if not sent or not sentence.strip():
        return
    try:
        claims = library.analyse(sentence).claims
    except DatelineError as error:
        st.error(plain(str(error)))
        return
    for claim in claims:
        _show(claim)
    if not claims:
        st.markdown(f"No distance between places was found in it. One looks like: {plain(_EXAMPLE)}")
