"""A description as the official document that is signed: page blocks in words, and one writer a format."""
