"""What a run remembers for the next one."""
