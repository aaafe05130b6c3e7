"""The Streamlit page and the server it stands in; no logic of its own."""
