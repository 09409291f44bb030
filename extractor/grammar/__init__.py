"""Rules that stand with their examples.

`RuleSet.rule` registers a pattern and what it means; `examples` reads the compact form in which examples are written.
`compiled` is `regex.compile` for patterns that take long to compile.
"""

from extractor.grammar.compiled import compiled, keep_compiled
from extractor.grammar.rules import Build, Match, NumberSite, Placed, Rule, RuleSet, examples

__all__ = ["Build", "Match", "NumberSite", "Placed", "Rule", "RuleSet", "compiled", "examples", "keep_compiled"]
