"""The audit site: from each number to its raw line, in one file."""
