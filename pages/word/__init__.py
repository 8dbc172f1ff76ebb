"""Answers and documents as Word files."""
