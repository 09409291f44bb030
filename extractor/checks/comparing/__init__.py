"""Claims that set the figures of one list side by side: which is the most, how many times one is the other, how far they are apart."""
