"""Finds rules and compiles them into one index."""
