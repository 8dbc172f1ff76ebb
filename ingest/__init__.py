"""A file becomes pages, sections and passages."""
