"""The page: a line with the article menu and the way in for another article, and below it the player."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo import store
from geo.dashboard import library, work
from geo.dashboard.check import check_sentence
from geo.dashboard.component import page_css, player_component
from geo.dashboard.desk import put_right
from geo.dashboard.examples import examples
from geo.dashboard.headers import COOKIE
from geo.dashboard.intake import ask_for_article, new_article
from geo.dashboard.opened import Opened, open_dossier
from geo.dashboard.own import begin_anew, this_dossier
from geo.dashboard.plain import plain
from geo.dashboard.renewal import require_current
from geo.dashboard.routes import basemap_path, export_paths, renderer_path
from geo.dashboard.trouble import said
from geo.errors import DatelineError, DossierNotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.view import contract

_SEEN = ("t", "sel", "c", "panel")


def browser_secret() -> str:
    """Return this browser's secret: its cookie's, or, where cookies are refused, one for this visit alone."""
    secret = st.context.cookies.get(COOKIE)
    if secret:
        return secret
    if "secret" not in st.session_state:
        st.session_state["secret"] = store.new_secret()
    return str(st.session_state["secret"])


def _named() -> str:
    return st.query_params.get("d") or next(iter(examples()))


def _open_chosen() -> None:
    st.query_params.from_dict({"d": st.session_state["article"]})


def _titles(d: str, opened: Opened | None) -> dict[str, str]:
    """Return what can be chosen and how it is called, no two alike: Streamlit tells choices by what they are called."""
    kept, trouble = library.kept(browser_secret())
    if trouble is not None:
        st.session_state.setdefault("notice", said(trouble))
    titles = {name: example.title for name, example in examples().items()}
    for own in kept:
        alike = own.title in titles.values()
        titles[own.link] = f"{own.title} (yours, {own.made_at:%-d %b %Y %H:%M:%S} UTC)" if alike else own.title
    if opened is not None and d not in titles:
        titles[d] = f"{opened.title} (by its link)" if opened.title in titles.values() else opened.title
    return titles


def _check_secret() -> None:
    try:
        require_current(browser_secret())
    except DatelineError as error:
        st.session_state["notice"] = said(error)


def _head(d: str, opened: Opened | None) -> None:
    titles = _titles(d, opened)
    st.session_state["article"] = d if d in titles else None
    with st.container(key="head", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("Dateline", width="content")
        st.selectbox(
            "Article", list(titles), format_func=lambda name: titles.get(name, name), key="article",
            on_change=_open_chosen, label_visibility="collapsed", placeholder="Choose an article", width=420,
        )  # fmt: skip
        if st.button("New article", icon=":material/add:", key="new-article", on_click=ask_for_article):
            new_article(browser_secret())
        if st.button("Check a sentence", icon=":material/straighten:", key="check-sentence"):
            check_sentence()
        asked = st.button(
            "This dossier", icon=":material/more_horiz:", key="this-dossier", on_click=begin_anew,
            disabled=opened is None,
        )  # fmt: skip
        if asked and opened is not None:
            this_dossier(d, opened.title, browser_secret())


def _nothing(error: DatelineError) -> None:
    """Say that an address opens nothing, and offer what can be opened."""
    broken = not isinstance(error, DossierNotFoundError)
    with st.container(key="nothing"):
        st.markdown("## This dossier cannot be opened now" if broken else "## There is no dossier at this address")
        st.markdown(plain(said(error)))
        help_ = "Open" if broken else "Ask whoever sent the link for the whole of it, or open"
        st.markdown(f"{help_} one of the examples:")
        for name, example in examples().items():
            st.button(
                plain(example.title), key=f"open-{name}", icon=":material/map:", type="tertiary",
                on_click=st.query_params.from_dict, args=({"d": name},),
            )  # fmt: skip


def _said(name: str) -> Mapping[str, object]:
    """Return what the player handed back by a name; a browser can send anything, so it is no more than said."""
    said = (st.session_state.get("player") or {}).get(name)
    return said if isinstance(said, dict) else {}


def _seen() -> None:
    seen = _said("seen")
    address = {"d": _named()}
    address |= {name: str(seen[name]) for name in _SEEN if seen.get(name)}
    st.query_params.from_dict(address)


def _correct() -> None:
    asked = _said("correction")
    mention, place = str(asked.get("mention")), str(asked.get("place"))
    _change(
        lambda d, secret: work.correct(library.find_correction(d, secret, mention, place, seen=_version(d)), secret)
    )


def _edit() -> None:
    """Have the desk opened with what was picked: only the page itself can open a dialog."""
    st.session_state["edit"] = str(_said("edit").get("id"))
    st.session_state["changed"] = True


def _undo() -> None:
    key = _said("undo").get("key")
    _change(lambda d, secret: work.undo(d, secret, key=key if isinstance(key, int) else None, seen=_version(d)))


def _version(d: str) -> int | None:
    """Return the version of a dossier that this tab has drawn; its reader does not know what was done since."""
    drawn, version = st.session_state.get("drawn", (None, None))
    return version if drawn == d else None


def _change(change: Callable[[str, str], None]) -> None:
    """Begin to change the dossier that is open, and have the whole page drawn again, with the card that tells of it."""
    st.session_state["changed"] = True
    try:
        change(_named(), browser_secret())
    except DatelineError as error:
        st.session_state["notice"] = said(error)


@st.fragment
def _player() -> None:
    """Draw the player; what its reader does reruns this part of the page alone."""
    if st.session_state.pop("changed", False):
        st.rerun()
    d = _named()
    try:
        _draw(d, open_dossier(d), library.version(d))
    except DatelineError:
        st.rerun()  # it was deleted, or its link renewed, since the page was drawn: the whole page says so


def _draw(d: str, opened: Opened, version: int) -> None:
    st.session_state["drawn"] = d, version
    heard = _said("seen").get("n")
    at = st.query_params
    mine = library.may_correct(d, browser_secret())
    basemap = basemap_path()
    data: contract.PlayerData = {
        "view": f"view/{d}/{opened.digest}.json",
        "renderer": renderer_path(),
        "basemap": {
            "coarse": f"{basemap}/countries-50m.geojson",
            "fine": f"{basemap}/countries-10m.geojson",
            "seas": f"{basemap}/seas.json",
        },
        "at": {"t": at.get("t"), "sel": at.get("sel"), "c": at.get("c"), "panel": at.get("panel")},
        "heard": heard if isinstance(heard, int) else 0,
        "can_correct": mine,
        "corrections": library.corrections(d, mine=mine),
        "link": {"d": d, "files": export_paths(d)},
    }
    player_component()(
        key="player",
        data=data,
        default={"seen": None},
        on_seen_change=_seen,
        on_correction_change=_correct,
        on_edit_change=_edit,
        on_undo_change=_undo,
    )


def main() -> None:
    """Draw the page for what the address says."""
    st.set_page_config(page_title="Dateline", layout="wide")
    st.html(f"<style>{page_css()}</style>")
    d = _named()
    opened, error = _opened(d)
    _check_secret()
    _head(d, opened)
    # Both are always there: where one came and went, what stands after it, the player, would be built anew.
    notices = st.container(key="notice")
    beside = st.container(key="beside")
    if notice := st.session_state.pop("notice", None):
        notices.warning(plain(notice))
    if done := st.session_state.pop("done", None):
        notices.success(plain(done))
    with beside:
        work.show(browser_secret())
    if error is not None:
        _nothing(error)
        return
    if picked := st.session_state.pop("edit", None):
        put_right(d, browser_secret(), picked, _version(d))
    st.session_state.pop("changed", None)
    _player()


def _opened(d: str) -> tuple[Opened | None, DatelineError | None]:
    try:
        return open_dossier(d), None
    except DatelineError as error:
        return None, error


main()
