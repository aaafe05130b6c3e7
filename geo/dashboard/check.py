"""The box to check any sentence: one claim measured, without an article around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.dashboard import reading
from geo.dashboard.jobs import Job
from geo.dashboard.plain import plain
from geo.dashboard.trouble import said
from geo.errors import DatelineError
from geo.figures import km_words
from geo.view import VERDICT_WORDS, claim_ends

if TYPE_CHECKING:
    from geo.model import Claim, Dossier

_TELL_S: Final = 0.15
_EXAMPLE: Final = "Vladivostok lies about 680 km north of Pyongyang."


def _show(claim: Claim, dossier: Dossier) -> None:
    st.markdown(f"**{plain(VERDICT_WORDS[claim.verdict])}**: {plain(claim.headline)}")
    if claim.conclusion:
        st.markdown(plain(claim.conclusion))
    if claim.measured_km is not None:
        st.markdown(f"Measured: **{plain(km_words(claim.measured_km))}**")
    ends = claim_ends(dossier, claim)
    for end in ends:
        st.markdown(f"{end['role']} **{plain(end['name'])}**")
    for check in claim.checks:
        st.markdown(f"- {plain(check.explanation)}")
    others = [(end["name"], end["candidates"]) for end in ends if end["candidates"]]
    if others:
        with st.expander("What else these names may mean"):
            for name, candidates in others:
                st.markdown(f"Instead of {plain(name)}:")
                rows = (": ".join(filter(None, (c["name"], c["measured"]))) for c in candidates)
                st.markdown("\n".join(f"- {plain(row)}" for row in rows))


@st.dialog("Check a sentence")
def check_sentence() -> None:
    """Ask for a sentence and measure what it claims."""
    with st.form("check", border=False):
        sentence = st.text_input("A sentence with a distance in it", placeholder=_EXAMPLE, max_chars=500)
        sent = st.form_submit_button("Measure", type="primary")
    if not sent or not sentence.strip():
        return
    try:
        dossier = _measured(sentence)
    except DatelineError as error:
        st.error(plain(said(error)))
        return
    for claim in dossier.claims:
        _show(claim, dossier)
    if not dossier.claims:
        st.info(
            "This sentence holds no claim that can be measured: it states no distance between two places. "
            f"One that does: {plain(_EXAMPLE)}"
        )


def _measured(sentence: str) -> Dossier:
    """Return the dossier of a sentence; the dialog says at once, and all along, what is being done."""
    work: Job[Dossier] = Job("Checking a sentence")
    work.start(lambda job: reading.analyse(sentence, job=job))
    bar = st.empty()
    try:
        while not work.wait(_TELL_S):
            bar.progress(work.share, text=f"{work.step or 'Beginning'} …")
    finally:
        work.stop()
        bar.empty()
    if work.made is None:
        raise DatelineError(work.error or "This sentence could not be checked.")
    return work.made
