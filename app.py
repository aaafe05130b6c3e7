"""The dashboard for `streamlit run app.py`, which looks for an App of Streamlit's by that very name."""

from streamlit import App

from geo.dashboard import app_parts

app = App(**app_parts())
