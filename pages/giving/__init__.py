"""The parts of the pages on which documents are given, described and corrected."""
