"""What a question brings up in the corpus, and whether that is enough to answer from."""
