"""Two Word files as one with tracked changes."""
