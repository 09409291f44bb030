"""From what a date says to the days it covers, late: against the publication date and earlier dates of the article."""
