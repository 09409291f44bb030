"""People: their shape, the evidence for them, their posts and employers."""
