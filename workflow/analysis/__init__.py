"""This paper: what its sources say, its indicators, exhibits, facts and claims."""
