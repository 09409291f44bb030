"""Rules that stand with their examples.

`RuleSet.rule` registers a pattern and what it means; `examples` reads the compact form in which examples are written.
"""

from extractor.grammar.rules import Build, Match, NumberSite, Placed, Rule, RuleSet, examples

__all__ = ["Build", "Match", "NumberSite", "Placed", "Rule", "RuleSet", "examples"]
