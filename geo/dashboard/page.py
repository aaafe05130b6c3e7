"""The page: a line with the article menu and the way in for another article, and below it the player."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo import store
from geo.dashboard import library, work
from geo.dashboard.check import check_sentence
from geo.dashboard.component import player_component
from geo.dashboard.examples import examples
from geo.dashboard.headers import COOKIE
from geo.dashboard.intake import ask_for_article, new_article
from geo.dashboard.plain import plain
from geo.dashboard.routes import basemap_path, export_paths, renderer_path
from geo.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable

_SEEN = ("t", "sel", "c", "panel")
_FRAME = """<style>
.stAppHeader { background: transparent; height: 3.4rem; }
.stAppHeader, .stAppHeader :not(button, button *) { pointer-events: none !important; }
.stAppHeader button, .stAppHeader button * { pointer-events: auto !important; }
.stMainBlockContainer { padding: 0.55rem 0 0; max-width: none; }
.stMainBlockContainer > .stVerticalBlock { gap: 0.55rem; }
.st-key-head { padding: 0 5.5rem 0 1.2rem; }
.st-key-head .stMarkdown p { font: 700 1.5rem/1 "Source Serif", Georgia, serif; letter-spacing: -0.02em; }
.st-key-notice { padding: 0 1.2rem; }
.st-key-nothing { max-width: 46rem; margin: 8vh auto 0; padding: 0 1.2rem; }
[data-testid=stLayoutWrapper]:has(> .st-key-beside) { position: absolute; }
.st-key-work {
  position: fixed; z-index: 50; top: 4.4rem; left: calc((100vw - clamp(400px, 36vw, 560px)) / 2);
  transform: translateX(-50%); width: min(30rem, calc(100vw - 1.6rem));
  padding: 0.9rem 1.1rem; gap: 0.5rem; border-radius: 12px; border: 1px solid var(--st-border-color, #dcd8cd);
  background: var(--st-background-color, #fff); box-shadow: 0 8px 30px rgb(0 0 0 / 22%);
}
@media (max-width: 900px) { .st-key-work { left: 50%; } }
.st-key-head > :nth-child(2) { flex: 1 1 9rem !important; width: auto !important; min-width: 0; max-width: 420px; }
.st-key-head > :not(:nth-child(2)) { flex: none; }
[data-testid=stFileUploaderDropzoneInstructions] { display: none; }
[data-testid=stFileChipDeleteBtn] button, [data-testid=stFileChips] > button, [role=dialog] > button {
  min-width: 24px; min-height: 24px;
}
@media (max-width: 640px) {
  @supports (animation-timeline: scroll()) {
    .stAppViewContainer { timeline-scope: --dl-page; }
    .stMain { scroll-timeline: --dl-page block; }
    .stAppHeader { animation: dl-scroll-away linear both; animation-timeline: --dl-page; animation-range: 0 60px; }
  }
  .st-key-head { padding: 0 0.8rem; gap: 0.4rem; }
  .st-key-head .stMarkdown p { font-size: 1.2rem; }
  .st-key-head .stButton button { padding: 0.2rem 0.5rem; }
  .st-key-head > :nth-child(2) { flex-basis: calc(100% - 9rem) !important; margin-right: 2.6rem; max-width: none; }
}
@keyframes dl-scroll-away { to { transform: translateY(-60px); } }
@media print {
  .stAppHeader, .st-key-head { display: none; }
  .stApp { background: #fff !important; color: #000 !important; }
}
</style>"""


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


def _head(d: str, opened: library.Opened | None) -> None:
    titles = {name: example.title for name, example in examples().items()}
    titles |= {kept.link: kept.title for kept in store.kept_by(browser_secret())}
    if opened is not None:
        titles[d] = opened.title
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


def _nothing(error: DatelineError) -> None:
    """Say that an address opens nothing, and offer what can be opened."""
    with st.container(key="nothing"):
        st.markdown("## There is no dossier at this address")
        st.markdown(plain(str(error)))
        st.markdown("Ask whoever sent the link for the whole of it, or open one of the examples:")
        for name, example in examples().items():
            st.button(
                plain(example.title), key=f"open-{name}", icon=":material/map:", type="tertiary",
                on_click=st.query_params.from_dict, args=({"d": name},),
            )  # fmt: skip


def _seen() -> None:
    seen = st.session_state["player"]["seen"] or {}
    address = {"d": _named()}
    address |= {name: str(seen[name]) for name in _SEEN if seen.get(name)}
    st.query_params.from_dict(address)


def _correct() -> None:
    asked = st.session_state["player"]["correction"] or {}
    mention, place = str(asked.get("mention")), str(asked.get("place"))
    _change(lambda d, secret: work.correct(library.find_correction(d, secret, mention, place), secret))


def _undo() -> None:
    _change(work.undo)


def _change(change: Callable[[str, str], None]) -> None:
    """Begin to change the dossier that is open, and have the whole page drawn again, with the card that tells of it."""
    st.session_state["changed"] = True
    try:
        change(_named(), browser_secret())
    except DatelineError as error:
        st.session_state["notice"] = str(error)


@st.fragment
def _player() -> None:
    """Draw the player; what its reader does reruns this part of the page alone."""
    if st.session_state.pop("changed", False):
        st.rerun()
    d = _named()
    opened = library.open_dossier(d)
    seen = (st.session_state.get("player") or {}).get("seen") or {}
    mine = library.may_correct(d, browser_secret())
    basemap = basemap_path()
    player_component()(
        key="player",
        data={
            "view": f"view/{d}/{opened.digest}.json",
            "renderer": renderer_path(),
            "basemap": {
                "coarse": f"{basemap}/countries-50m.geojson",
                "fine": f"{basemap}/countries-10m.geojson",
                "seas": f"{basemap}/seas.json",
            },
            "at": {name: st.query_params.get(name) for name in _SEEN},
            "heard": seen.get("n", 0),
            "can_correct": mine,
            "corrections": library.corrections(d, mine=mine),
            "link": {"d": d, "files": export_paths(d)},
        },
        default={"seen": None},
        on_seen_change=_seen,
        on_correction_change=_correct,
        on_undo_change=_undo,
    )


def main() -> None:
    """Draw the page for what the address says."""
    st.set_page_config(page_title="Dateline", layout="wide")
    st.html(_FRAME)
    d = _named()
    opened, error = _opened(d)
    _head(d, opened)
    # Both are always there: where one came and went, what stands after it, the player, would be built anew.
    notices = st.container(key="notice")
    beside = st.container(key="beside")
    if notice := st.session_state.pop("notice", None):
        notices.warning(plain(notice))
    with beside:
        work.show(browser_secret())
    if error is not None:
        _nothing(error)
        return
    st.session_state.pop("changed", None)
    _player()


def _opened(d: str) -> tuple[library.Opened | None, DatelineError | None]:
    try:
        return library.open_dossier(d), None
    except DatelineError as error:
        return None, error


main()
