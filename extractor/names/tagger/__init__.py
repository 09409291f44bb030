"""The tagger: words with parts of speech and names, by the network, by dictionary alone, or by a spaCy pipeline."""
