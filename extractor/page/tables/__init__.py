"""Tables on a page: how they are laid out."""
