"""The audit in forms that others read: a forge, a test runner, an archive, a stranger with Python alone.

sarif       problems at their lines            junit    a test case for each check and each problem
manifest    facts and claims with all that is behind them, and verify_claims.py, which checks it without us
crate       the run as an RO-Crate
"""
