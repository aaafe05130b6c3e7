"""The way in for another article: paste it, say when it was published, get a dossier with an address of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from geo import store
from geo.dashboard import library
from geo.dashboard.plain import plain
from geo.errors import DatelineError, InputError
from geo.text.intake_files import SUFFIXES, FileText, read_file

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile


def read_date(text: str) -> date | None:
    """Return a date typed as 2023-09-12, None for nothing; raises InputError for anything else."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(f"{text.strip()[:40]!r} is no date; write it as 2023-09-12, or leave it empty.") from error


def _article(text: str, upload: UploadedFile | None) -> FileText:
    if upload is not None:
        return read_file(upload.name, upload.getvalue())
    if not text.strip():
        raise InputError("There is no text yet: paste the English text of an article, or choose a file.")
    return FileText(text)


@st.dialog("New article", width="large")
def new_article(secret: str) -> None:
    """Ask for an article and, when it is given, analyse it, keep it and open it."""
    with st.form("new-article", border=False):
        text = st.text_area("Text of the article", height=220, placeholder="Paste the English text here")
        kinds = [suffix.lstrip(".") for suffix in SUFFIXES]
        upload = st.file_uploader("Or a file: text, HTML, Word or PDF", type=kinds)
        title = st.text_input("Title (optional)", max_chars=300)
        left, right = st.columns(2)
        published = left.text_input("Published on (so that “Monday” means a day)", placeholder="2023-09-12")
        source = right.text_input("Source (optional)", max_chars=200)
        sent = st.form_submit_button("Analyse", type="primary")
    if not sent:
        return
    try:
        day = read_date(published)
        found = _article(text, upload)
        with st.status("Reading the article …") as status:
            dossier = library.analyse(
                found.text, published=day or found.published, title=title.strip() or found.title,
                source=source.strip() or found.source, url=found.url,
                progress=lambda step: status.update(label=f"{step} …"),
            )  # fmt: skip
    except DatelineError as error:
        st.error(plain(str(error)))
        return
    st.query_params.from_dict({"d": store.keep(dossier, secret)})
    st.rerun()
