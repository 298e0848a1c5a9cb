"""The documentation as a site: the pages of `docs/`, and a reference made of the code it is about.

Pandoc, which the paper has anyway, makes the pages: no package more to lock and to keep up, no request to
any host, and a search that finds Chinese words too, from a folder on a disk.
"""
