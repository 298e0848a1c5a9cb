"""The machinery of a traceable paper: raw files in, checked documents out.

Knows nothing of the subject matter: an analysis package hands it observations, exhibits, facts and
claims through the functions documented in `exhibits`, `facts` and `claims`.
"""
