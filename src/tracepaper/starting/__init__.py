"""Another paper: its first content, the rules it is built by, and newer rules later on.

A paper has its own content and the package's rules.  The content of a new one is in `paper/`, a whole small
paper that its author replaces piece by piece; the rules are those of the project the package itself lies in,
or was installed with.  A paper carries them, the package's source among them, as a project carries the
wrapper of its build tool: it can be built from what lies in its folder, today and after ten years, and is
brought to a newer version only on purpose.
"""
