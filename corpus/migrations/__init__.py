"""The steps that bring a corpus database, of any age, to the shape that `corpus.schema` describes."""
