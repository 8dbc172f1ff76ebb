"""What identifies people, in the text of a document and in its file: found, shown, and taken out of sight."""
