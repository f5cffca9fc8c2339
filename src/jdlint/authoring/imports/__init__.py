"""Documents turned into YAML descriptions that a person reviews."""
