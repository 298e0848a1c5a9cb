"""Languages: locale, words of a document, how numbers and places are written."""
