"""Question banks: read, check and list them."""
