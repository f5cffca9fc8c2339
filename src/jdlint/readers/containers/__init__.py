"""Signed containers: what is in them, and whether it is what was signed. No signature is ever called valid."""
