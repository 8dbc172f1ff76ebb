"""One file a format: what it tells about people beside its visible text, found and taken out."""
