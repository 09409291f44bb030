"""Printed pages to text: the glyphs of a PDF to lines, the lines to columns, and these to paragraphs in reading order."""
