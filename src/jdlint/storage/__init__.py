"""Bytes in and out of the file system: which files there are, reading under a cap, writing whole or not at all."""
