"""This paper: what its sources say, what it shows, what it claims."""
