"""All that several documents say of one subject, and where they conflict."""
