"""How documents, their pages, quotations and answers are shown."""
