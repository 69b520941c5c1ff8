"""Turn a person's own notes, tables and exported banks into entries of a bank."""
