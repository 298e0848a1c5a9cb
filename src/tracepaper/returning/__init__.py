"""What a co-author changed in the Word file, as a difference against the Markdown that it was made from."""
