"""`./run preview`: the paper's pages beside the editor, built again at each save.

saves: which changes of files count, and waiting for them.  outcome: what a build comes to.  view: what the
browser is shown.  frame, server: the page around the pages, and who shows all of it.  session: from the first
build to Ctrl-C.  How pages are built is for `command` to know.
"""
