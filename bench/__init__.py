"""How good the program is, measured on the real documents beside the checkout. Not installed with it."""
