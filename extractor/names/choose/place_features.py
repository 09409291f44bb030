"""What tells a place."""
