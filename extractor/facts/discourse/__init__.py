"""What the text before a figure leaves behind: a frozen value that each clause advances."""

from __future__ import annotations
