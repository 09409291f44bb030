"""The kinds of claim that an article makes about its own figures, a file each; `extractor.calculators.consistency` runs them all.

What a check may say is `extractor.calculators.verdict`.
"""

from __future__ import annotations
