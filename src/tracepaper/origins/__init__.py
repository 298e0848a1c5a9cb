"""What stands behind a number, a sentence or a cell: its formula, its code, its rows of raw data."""
