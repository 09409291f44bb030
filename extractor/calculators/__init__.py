"""What facts are good for: calculators that show their working, checks of an article's own figures, dossiers over many documents.

Pure functions over the records of `extract`; nothing here reads text or files.
"""

from __future__ import annotations
