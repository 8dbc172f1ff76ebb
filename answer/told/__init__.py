"""An answer in words: what is said of it besides, as text, as records."""
