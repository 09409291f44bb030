"""The candidates of each part of a fact: what it may be, where each comes from, and which features hold of it."""

from __future__ import annotations
