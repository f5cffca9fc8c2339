"""What changed between two versions, for people and for programs."""
