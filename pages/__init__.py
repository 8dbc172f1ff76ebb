"""What people see in the browser. Streamlit lives here and in `app.py` only.

A page is a file of its own here (`ask`, `source`, `catalogue`…), put together by `frame`, beside what the whole server
shares: `commons`, `conversation`, `metrics`, `runs`. The folders hold what pages are made of. Each imports only from
those before it in `STAGES` (`tests/test_project_layers.py`).
"""
