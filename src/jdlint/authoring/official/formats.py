"""The formats of an official document, by name."""

FORMATS = ("docx", "odt", "html", "md")
#: Those that are text and may go to standard output.
TEXT_FORMATS = frozenset({"html", "md"})
