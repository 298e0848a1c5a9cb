"""Numbers that remember where they came from, and what a module may ask of the data."""
