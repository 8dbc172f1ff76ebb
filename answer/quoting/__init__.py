"""The quotations that answer: chosen, made whole, cited."""
