"""Write a bank as one file for other programs and for reading."""
