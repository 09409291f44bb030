"""Several subjects side by side, a metric over its periods, and figures by head of the people they are of."""
