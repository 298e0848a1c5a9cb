"""What is asked of each figure: its values, labels, numbers, scales, legibility.  One module a question."""
