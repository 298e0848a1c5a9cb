from helpers import audited, built, small  # noqa: F401  (fixtures of this folder)
