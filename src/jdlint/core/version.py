"""The version of the program (pyproject.toml says the same; a test compares them)."""

VERSION = "0.1.0"
#: Where the project lives: the one place that says so.
PROJECT = "https://github.com/jdlint/jdlint"
