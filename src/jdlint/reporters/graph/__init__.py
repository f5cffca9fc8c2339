"""The graph of substitution and reporting, in the formats of ``jdlint graph``."""
