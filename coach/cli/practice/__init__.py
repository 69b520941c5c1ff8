"""`coach practice`: an interview in a terminal, by the rules and in the record of the service."""
