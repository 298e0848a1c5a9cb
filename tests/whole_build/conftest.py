from helpers import audited, built  # noqa: F401  (fixtures of this folder)
