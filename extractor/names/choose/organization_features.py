"""What tells an organization."""
