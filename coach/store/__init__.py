"""What coach remembers: interviews, answers and grades in one database file."""
