"""Files made by tools/generate.py; never edited by hand."""
