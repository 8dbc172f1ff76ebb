"""Answers, documents and tables as files to keep."""
