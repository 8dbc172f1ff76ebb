"""Pages as images, in processes of their own."""
