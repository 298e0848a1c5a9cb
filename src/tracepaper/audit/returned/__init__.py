"""A document that comes back, from a copy-editor, a publisher, a co-author, held against the paper."""
