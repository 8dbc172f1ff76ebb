"""Which version of the readers read a document, so that the documents of an earlier one are known and read again."""

READING_VERSION = 11
"""Raised by one when the same file would come out otherwise than before: by its reader, by how its text is cut into
passages, or by what is masked in it: a test holds how the samples come out. Documents from before it was kept have 0.

`partage doctor` then counts the documents that are behind, and `partage reread` reads them again."""
