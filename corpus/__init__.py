"""The corpus: documents, their files and their metadata. It is the truth; everything else is a view of it."""
