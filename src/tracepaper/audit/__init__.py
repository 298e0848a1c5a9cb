"""The audit: where every number comes from, and whether anything is wrong."""
