"""One module an output format; all render the same Report."""
