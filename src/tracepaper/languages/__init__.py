"""Languages: everything that is said or done in its own way in a language stands in one module, its own.

`load_language("zh")` reads languages/zh.py.  A paper that needs a language the package does not have
puts a module of the same kind into a folder `tracepaper_languages` beside its analysis; nothing else
changes.  Adding a language is: that module, its sections and its captions.
"""

from tracepaper.languages.language import Language, known_languages, load_language, text_in

__all__ = ["Language", "known_languages", "load_language", "text_in"]
