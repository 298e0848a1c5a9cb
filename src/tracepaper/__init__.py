"""The machinery of a traceable paper: raw files in, checked documents out.

Knows nothing of the subject matter: an analysis package hands it observations, exhibits, facts and
claims through the functions documented in `exhibits`, `facts` and `claims`.
"""

__version__ = "0.1.0"  # a paper that carries this package tells by it which rules it has
