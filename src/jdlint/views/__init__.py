"""Typed, tolerant, locatable views of a node tree: what rules read."""
