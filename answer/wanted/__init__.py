"""What a question wants stated, told by its form: an amount, a term, a number, how a procedure ended."""
