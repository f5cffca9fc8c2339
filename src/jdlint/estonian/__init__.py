"""What the linter knows of Estonian: language names, law data, title forms."""
