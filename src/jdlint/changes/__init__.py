"""Two versions of a description: what changed between them, and what that means."""
