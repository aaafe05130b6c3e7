"""The dashboard for `streamlit run app.py`."""

from geo.dashboard import make_app

app = make_app()
