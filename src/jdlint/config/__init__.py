"""Configuration: file form, discovery, settings."""
