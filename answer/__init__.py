"""A question and the passages found become a cited, checked answer."""
