"""How good the search and the answers are on a file of questions whose right answers are known."""
