"""Findings as comments in a copy of the Word or OpenDocument file that they are about."""
