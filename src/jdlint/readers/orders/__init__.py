"""Orders by which descriptions are approved: what they say, and whether their annexes are those that they list."""
