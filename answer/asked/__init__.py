"""How a question is put: whom it calls, what it leans on, what sort of thing it asks for."""
