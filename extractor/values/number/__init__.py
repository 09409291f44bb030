"""The one grammar of Chinese numbers, and what stands around a number: hedges, denominators, word borders."""
