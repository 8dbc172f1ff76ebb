"""What people see in the browser. Streamlit lives here and in `app.py` only.

A page is a file of its own here (`ask`, `source`, `catalogue`…), put together by `frame`; the folders hold what pages
are made of. Each imports only from those above it in the order that `tests/test_project_layers.py` holds.
"""
