"""The site: a start page and everything a reader may want, in one folder that any host can serve."""
