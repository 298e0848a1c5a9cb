from helpers import built  # noqa: F401  (a fixture of this folder)
