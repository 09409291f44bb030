"""Which readings of a stretch of text are names: candidates of all finders, features that speak for and against, learned weights."""
