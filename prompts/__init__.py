"""What we say to a language model, as text files, and how they are filled."""
