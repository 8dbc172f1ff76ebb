"""What a question means after those before it."""
