"""What goes on beside the page: an article being read, or read again after a correction, as a card over the map.

The card tells how far the work is and stops it; when the work is done it opens what was made. After a correction it
stays and offers what follows: to look at the place, to say why, to undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo import store
from geo.dashboard import library
from geo.dashboard.jobs import Job
from geo.dashboard.plain import plain
from geo.dashboard.trouble import said
from geo.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.dashboard.library import Correction

_POLL_S: Final = 0.5
_CHARS_PER_S: Final = 6_000
"""The pace of an analysis on one core of a busy machine; 11,000 were measured on a quiet one."""


def size_words(chars: int) -> str:
    """Return how long a text is and, where that matters, how long it will take: "300 kB, about a minute"."""
    size = f"{max(1, round(chars / 1000))} kB"
    return f"{size}, about {duration_words(chars / _CHARS_PER_S)}" if chars > 5 * _CHARS_PER_S else size


def duration_words(seconds: float) -> str:
    """Return a duration as one says it: "10 seconds", "half a minute", "2 minutes"."""
    if seconds < 25:
        return f"{max(5, round(seconds / 5) * 5)} seconds"
    if seconds < 45:
        return "half a minute"
    minutes = max(1, round(seconds / 60))
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def begin(name: str, work: Callable[[Job[str]], str], after: Correction | None = None) -> None:
    """Start work that makes or changes a dossier and gives its `d`; what was going on before is stopped."""
    if running := st.session_state.get("job"):
        running.stop()
    job: Job[str] = Job(name, present=_session_goes_on())
    st.session_state["job"] = job.start(work)
    st.session_state["job_from"] = st.query_params.get("d")
    st.session_state["after"] = after
    st.session_state.pop("corrected", None)
    job.wait(0.3)


def _session_goes_on() -> Callable[[], bool]:
    """Return what tells whether the tab of this run of the page is still connected."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists():
        return lambda: True
    session = context.session_id
    return lambda: runtime.get_instance().is_active_session(session)


def correct(correction: Correction, secret: str) -> None:
    """Have a dossier computed again with a correction."""
    name = f"Putting it right: {correction.told}"
    begin(name, lambda job: library.correct(correction, secret, job), after=correction,
    )  # fmt: skip


def undo(d: str, secret: str, target: str | None = None, *, key: int | None = None, seen: int | None = None) -> None:
    """Have a dossier computed again without a correction, the latest (of one part) where no key is given.

    Raises NotAllowedError.
    """
    store.require_owner(d, secret)
    name = "Reading the article again without the correction"
    begin(name, lambda job: library.undo(d, secret, job, key=key, target=target, seen=seen))


def show(secret: str) -> None:
    """Draw the card of what goes on, or of what was corrected; draw nothing where there is neither."""
    if "job" in st.session_state:
        _running()
    elif "corrected" in st.session_state:
        _corrected(secret)


@st.fragment(run_every=_POLL_S)
def _running() -> None:
    job: Job[str] | None = st.session_state.get("job")
    if job is None:
        return
    if job.over:
        _finish(job)
        st.rerun()
    left = job.seconds_left
    words = f"{job.step or 'Beginning'} … {job.share:.0%}" + (f", {duration_words(left)} left" if left else "")
    with st.container(key="work"):
        st.markdown(f"**{plain(job.name)}**")
        st.progress(job.share, text=plain("Stopping …" if job.stopped else words))
        st.button("Stop", on_click=job.stop, key="stop", disabled=job.stopped)


def _finish(job: Job[str]) -> None:
    """Open what the work has made; what the reader sees of another dossier meanwhile is not taken away for an error."""
    for name in ("job", "job_from"):
        before = st.session_state.pop(name, None)
    after: Correction | None = st.session_state.pop("after", None)
    if job.made is None:
        if not job.stopped:
            st.session_state["notice"] = job.error
        return
    if after is not None:
        st.session_state["corrected"] = {"d": job.made, "correction": after}
    if after is None and job.made != before:
        st.query_params.from_dict({"d": job.made})
    elif st.query_params.get("d") != job.made:
        st.query_params["d"] = job.made


def _corrected(secret: str) -> None:
    made: dict[str, Any] = st.session_state["corrected"]
    d: str = made["d"]
    correction: Correction = made["correction"]
    if st.query_params.get("d") != d:
        st.session_state.pop("corrected")
        return

    def look() -> None:
        if correction.at is not None and correction.place is not None:
            st.query_params["sel"] = correction.place
            st.query_params["c"] = f"{correction.at[0]:.4f},{correction.at[1]:.4f},6.00"

    def explain() -> None:
        try:
            store.explain(d, secret, st.session_state["why"], target=correction.change.target)
        except DatelineError as error:
            st.session_state["notice"] = said(error)

    with st.container(key="work"):
        st.markdown(f"**{plain(correction.told.removesuffix('.'))}.**")
        if not correction.change.why:
            st.text_input("Why? (optional, kept with the correction)", key="why", max_chars=300, on_change=explain)
        with st.container(horizontal=True, gap="small"):
            if correction.place is not None:
                st.button("Show on the map", on_click=look, key="look", disabled=correction.at is None)
            st.button("Undo", on_click=undo, args=(d, secret, correction.change.target), key="undo-correction")
            st.button("Close", on_click=lambda: st.session_state.pop("corrected", None), key="close-corrected")
