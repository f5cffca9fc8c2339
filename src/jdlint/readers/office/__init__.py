"""Word (.docx) and OpenDocument (.odt) files to documents, with nothing but the standard library."""
