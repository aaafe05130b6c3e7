"""The way in for another article: paste it, say when it was published, get a dossier with an address of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import streamlit as st

from geo.dashboard import library, reading, work
from geo.dashboard.plain import plain
from geo.dashboard.trouble import said
from geo.errors import DatelineError, InputError
from geo.intake import SUFFIXES, FileText, title_of

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from geo.dashboard.jobs import Job
    from geo.model import Article, Dossier


def read_date(text: str) -> date | None:
    """Return a date typed as 2023-09-12, None for nothing; raises InputError for anything else."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(f"{text.strip()[:40]!r} is no date; write it as 2023-09-12, or leave it empty.") from error


def _given() -> FileText | None:
    """Return what the form holds, None for nothing; raises InputError."""
    upload: UploadedFile | None = st.session_state.get("intake_file")
    if upload is not None:
        before, found = st.session_state.get("intake_read", ("", None))
        if before != upload.file_id:
            found = reading.read_file(upload.name, upload.getvalue())
            st.session_state["intake_read"] = (upload.file_id, found)
        return cast("FileText", found)
    text = str(st.session_state.get("intake_text", ""))
    return reading.read_text(text) if text.strip() else None


def _fill_in() -> None:
    """Fill the fields with what the article says of itself; what the reader typed stays."""
    try:
        found = _given() or FileText("")
    except DatelineError:  # said when it is sent
        found = FileText("")
    before: dict[str, str] = st.session_state.get("intake_found", {})
    now = {
        "intake_title": found.title or "",
        "intake_source": found.source or "",
        "intake_published": found.published.isoformat() if found.published else "",
    }
    for key, value in now.items():
        if st.session_state.get(key, "") == before.get(key, "") != value:
            st.session_state[key] = value
    st.session_state["intake_found"] = now
    st.session_state["intake_left_out"] = found.left_out


def ask_for_article() -> None:
    """Forget what was found in the article before, for a form that opens empty."""
    st.session_state.pop("intake_found", None)
    st.session_state.pop("intake_read", None)
    st.session_state.pop("intake_left_out", None)


@st.dialog("New article", width="large")
def new_article(secret: str) -> None:
    """Ask for an article and, when it is given, begin to read it."""
    st.text_area(
        "Text of the article", height=200, placeholder="Paste the English text here", key="intake_text",
        on_change=_fill_in,
    )  # fmt: skip
    st.file_uploader(
        "Or a file: text, HTML, Word, PDF or mail (.eml), with at most 1 MB of text in it",
        type=[suffix.lstrip(".") for suffix in SUFFIXES], key="intake_file", on_change=_fill_in,
    )  # fmt: skip
    if left_out := st.session_state.get("intake_left_out"):
        st.caption(f"Left out of the file: {', '.join(left_out)}.")
    title = st.text_input("Title (optional)", max_chars=300, key="intake_title")
    left, right = st.columns(2)
    published = left.text_input(
        "Published on (so that “Monday” means a day)", placeholder="year-month-day", key="intake_published"
    )
    source = right.text_input("Source (optional)", max_chars=200, key="intake_source")
    if not st.button("Analyse", type="primary"):
        return
    try:
        day = read_date(published)
        found = _given()
        if found is None:
            raise InputError("There is no text yet: paste the English text of an article, or choose a file.")
        article = reading.make_article(found, day, title.strip(), source.strip())
    except DatelineError as error:
        st.error(plain(said(error)))
        return
    work.begin(
        f"Reading “{title_of(article)}” ({work.size_words(len(article.text))})",
        lambda job: library.keep(_analysed(article, job), secret, job),
    )
    st.rerun()


def _analysed(article: Article, job: Job[str]) -> Dossier:
    return reading.analyse(
        article.text,
        published=article.published,
        title=article.title or "",
        source=article.source or "",
        url=article.url,
        job=job,
    )
