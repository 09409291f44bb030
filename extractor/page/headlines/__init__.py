"""Where articles begin: headlines with their roles, and the bylines under them."""
