"""YAML bytes and texts to node trees that know their places."""
