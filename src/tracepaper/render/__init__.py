"""From one syntax tree per language to PDF, DOCX and HTML.

The tree (see `tracepaper.manuscript.assemble`) is format-neutral and has every number, caption and citation
in it; what is here only gives it a form.
"""
