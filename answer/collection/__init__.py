"""What the collection holds, for questions that ask of itself."""
