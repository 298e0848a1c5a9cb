"""Exhibits: the contract of a figure or table, and how figures are drawn."""
