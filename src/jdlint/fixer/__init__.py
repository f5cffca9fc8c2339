"""Fixes: from operations on paths to splices of the text."""
