"""What an interview is: values and rules, with no clock, randomness, database or model in sight."""
