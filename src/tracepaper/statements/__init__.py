"""Statements: facts (numbers quoted in prose) and claims (sentences with a truth condition)."""
