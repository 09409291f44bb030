"""Lines of a raw page: what each can be by its form, and how they gather to pieces."""
