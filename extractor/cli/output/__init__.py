"""How the command line writes documents: formats, the table for the terminal, and pages as they come."""
