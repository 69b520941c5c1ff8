"""The wire format of an interview: messages, and their conversion from and to the core's values."""
