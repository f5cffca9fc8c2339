"""The description format as pydantic models: source of schemas/, of the field table and of the Python API."""
