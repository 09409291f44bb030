"""What a household pays for an insurance programme."""
