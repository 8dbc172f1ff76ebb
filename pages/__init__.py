"""What people see in the browser. Streamlit lives here and in `app.py` only."""
