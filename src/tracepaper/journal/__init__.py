"""What the manuscript still misses of what a journal asks (`styles`), rule by rule."""
