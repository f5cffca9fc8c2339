"""Scans and pictures: words with boxes by the program tesseract, then read like the pages of a PDF."""
