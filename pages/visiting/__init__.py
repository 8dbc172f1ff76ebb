"""Who is reading, in which language, and what only their browser can do."""
