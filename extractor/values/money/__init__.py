"""Sums of money: with their currency, in jiao and fen, or with a currency that goes without saying."""
