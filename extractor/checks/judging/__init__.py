"""What comes out of a calculation against what an article says: the verdict, and what speaks against an alarm."""
