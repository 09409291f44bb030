"""What a web page, a PDF page or Markdown prints around and into an article: recognised and taken away."""
