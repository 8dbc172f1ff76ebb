"""Passages become searchable. All of it is a view of the corpus and can be thrown away."""
