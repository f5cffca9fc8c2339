"""Rules written in Python, one a file, none importing another."""
