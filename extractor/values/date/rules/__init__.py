"""Rules of the atoms of dates, one family a file."""
