"""The documents that the names in a question lead to, and what of it no document has."""
