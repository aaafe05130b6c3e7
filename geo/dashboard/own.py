"""What a reader can do about the dossier that is open: give it a new link, delete it; or why neither can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import streamlit as st

from geo import store
from geo.dashboard import library
from geo.dashboard.examples import examples
from geo.dashboard.plain import plain
from geo.dashboard.trouble import said
from geo.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable

_EXAMPLE = (
    "An example that comes with Dateline, the same for every reader: it can be neither deleted nor given another link. "
    "Correct a name in it, or paste an article of your own, and you get a dossier that is yours."
)
_OTHERS = (
    "Somebody else’s dossier, or yours made in another browser. Its link lets you read and export it; only the browser "
    "that made it can correct it, give it a new link or delete it."
)
_OWN = "Made in this browser. Whoever has its link can read it; only this browser can change it."
_NEW = "The link that it has now opens nothing from then on, whoever holds it."
_BUSY = "The article is being read. Wait until that is done, or stop it first."


def begin_anew() -> None:
    """Forget what was asked about a dossier before, for a dialog that opens with nothing asked."""
    st.session_state.pop("deleting", None)


@st.dialog("This dossier")
def this_dossier(d: str, title: str, secret: str) -> None:
    """Say whose dossier is open; let its owner give it another link, or delete it once they have said so twice."""
    try:
        if d in examples():
            st.markdown(_EXAMPLE)
        elif not library.may_correct(d, secret):
            st.markdown(_OTHERS)
        elif st.session_state.get("deleting"):
            _delete(d, title, secret)
        else:
            _own(d, secret)
    except DatelineError as error:
        st.error(plain(said(error)))
    st.html(f'<a href="browser?d={quote(d, safe="")}">This browser’s secret</a>, by which you are known here')


def _own(d: str, secret: str) -> None:
    busy = "job" in st.session_state
    st.markdown(_BUSY if busy else _OWN)
    if st.button("New link", icon=":material/link:", key="new-link", disabled=busy):
        st.query_params["d"] = store.renew_link(d, secret)
        _over("This dossier has a new link, the address of this page; the old one opens nothing any more.")
    st.caption(_NEW)
    if st.button("Title, source, day …", icon=":material/edit:", key="edit-article", disabled=busy):
        st.session_state["edit"] = "article"  # the page opens the desk in place of this dialog
        st.rerun()
    st.button("Delete …", icon=":material/delete:", key="delete", on_click=_ask(deleting=True), disabled=busy)


def _delete(d: str, title: str, secret: str) -> None:
    made = len([c for c in store.history(d) if c.undone_at is None])
    corrections = f" and {made} correction{'s' * (made > 1)}" if made else ""
    st.markdown(
        f"Delete **{plain(title)}**? The article, all that was read in it{corrections} will be gone for good, and its "
        "link opens nothing any more. Files that were exported stay where they are."
    )
    with st.container(horizontal=True, gap="small"):
        if st.button("Delete for good", type="primary", key="delete-for-good"):
            store.delete(d, secret)
            st.query_params.clear()
            _over(f"“{title}” is deleted; its link opens nothing any more.")
        st.button("Keep it", key="keep", on_click=_ask(deleting=False))


def _ask(*, deleting: bool) -> Callable[[], None]:
    return lambda: st.session_state.update(deleting=deleting)


def _over(done: str) -> None:
    st.session_state["done"] = done
    st.rerun()
