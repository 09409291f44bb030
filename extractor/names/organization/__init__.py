"""Organizations: told by an ending or the tagger, brought to their borders, with their short names."""
