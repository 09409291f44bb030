"""Who paid what of a case's cost, and schemes that cap what a household pays."""
