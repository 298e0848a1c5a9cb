from in_browser import axe, browser  # noqa: F401  (fixtures of this folder)
