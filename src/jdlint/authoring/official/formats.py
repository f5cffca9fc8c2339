"""The formats of an official document, by name; a writer is imported when it is asked for."""

FORMATS = ("docx", "html")
#: Those that are text and may go to standard output.
TEXT_FORMATS = frozenset({"html"})
