"""Documents that are no YAML: their blocks, and the mapper that finds the fields in them."""
