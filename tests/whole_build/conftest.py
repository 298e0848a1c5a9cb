from following import begun  # noqa: F401  (fixtures of this folder)
from helpers import audited, built, small  # noqa: F401
