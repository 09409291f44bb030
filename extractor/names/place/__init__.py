"""Places: the divisions of the gazetteer, runs of place words, sites; each resolved with the help of the article."""
