"""What project rules and reports need of one description, and the graph made of it."""
