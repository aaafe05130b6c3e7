"""The way in for another article: paste it, say when it was published, get a dossier with an address of its own."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo import store
from geo.dashboard import library
from geo.dashboard.plain import plain
from geo.errors import DatelineError, InputError


def read_date(text: str) -> date | None:
    """Return a date typed as 2023-09-12, None for nothing; raises InputError for anything else."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(f"{text.strip()[:40]!r} is no date; write it as 2023-09-12, or leave it empty.") from error


@st.dialog("New article", width="large")
def new_article(secret: str) -> None:
    """Ask for an article and, when it is given, analyse it, keep it and open it."""
    with st.form("new-article", border=False):
        text = st.text_area("Text of the article", height=260, placeholder="Paste the English text here")
        title = st.text_input("Title (optional)", max_chars=300)
        left, right = st.columns(2)
        published = left.text_input("Published on (so that “Monday” means a day)", placeholder="2023-09-12")
        source = right.text_input("Source (optional)", max_chars=200)
        sent = st.form_submit_button("Analyse", type="primary")
    if not sent:
        return
    try:
        if not text.strip():
            raise InputError("There is no text yet: paste the English text of an article into the first box.")
        day = read_date(published)
        with st.status("Reading the article …") as status:
            dossier = library.analyse(
                text, published=day, title=title.strip() or None, source=source.strip() or None,
                progress=lambda step: status.update(label=f"{step} …"),
            )  # fmt: skip
    except DatelineError as error:
        st.error(plain(str(error)))
        return
    st.query_params.from_dict({"d": store.keep(dossier, secret)})
    st.rerun()
