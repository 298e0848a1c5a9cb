"""The manuscript: its markup, the gate before printing, and its assembly into one syntax tree."""
