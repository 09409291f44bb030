"""Ratios: percentages and points, and shares said in tenths, discounts and fractions."""
