"""Values that everything shares: no I/O, no third-party import."""
