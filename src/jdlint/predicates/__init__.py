"""Small pure functions that declarative rules name."""
