"""Plain HTTP addresses beside the pages: files, images of pages, feeds, figures of the server."""
