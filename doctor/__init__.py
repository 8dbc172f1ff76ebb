"""What `partage doctor` checks: what the program needs to run, and whether the corpus is whole."""
