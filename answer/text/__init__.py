"""What a text states, figures and names among it, and how words of a question weigh."""
