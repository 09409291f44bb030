"""How a figure grew from one period to another, or over many."""
