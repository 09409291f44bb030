"""Dates: what their words say (`rules/`), how the parts go together, and the days that they cover (`resolve/`, `calendar/`)."""
