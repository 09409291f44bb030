"""HTML to the text of a page: what the page declares of itself, its pieces in order, and which of them are the article."""
