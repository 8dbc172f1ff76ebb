"""The parts of the page “Ask”, from the question to what is asked next."""
