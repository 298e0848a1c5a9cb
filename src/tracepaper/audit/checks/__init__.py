"""The audit's checks, one module each, and what they share (report, material).

A check module has `check(material) -> Result`; its title stands in the modules of the languages.  A
failure names a place and says in one sentence what was found and what was expected; a reader who has a
good reason to live with it writes that reason into config/exemptions.yml, and it is shown as exempted
from then on.
"""
