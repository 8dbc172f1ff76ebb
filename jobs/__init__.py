"""What goes on behind the pages: files are read, published and made searchable by a process of its own."""
