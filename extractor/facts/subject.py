"""Whom or what a figure is about: the topic, carried over clauses, sentences and paragraphs.

A name at the head of a clause becomes the topic and stays it until another takes its place; 该公司 and the like look for
their antecedent; who speaks is no topic. Where a paragraph names none, the article's topic holds (docs/design.md, “A figure's topic”).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from extractor.facts.antecedent import MEMORY, find_antecedent, find_in_paragraph, name_of
from extractor.facts.clause import Clause, Token
from extractor.facts.found import Site
from extractor.facts.lead import read_lead
from extractor.facts.pointer import Lead
from extractor.facts.tail import find_by_tail
from extractor.facts.voice import has_post

VOICE = "who says 我"
_HOUSES = ("屋", "站", "室", "馆", "厅", "店", "中心", "食堂", "驿站", "门诊", "车间")
_FOUNDS = frozenset(
    {
        "设立",
        "推出",
        "出台",
        "发布",
        "启动",
        "实施",
        "开办",
        "创办",
        "成立",
        "试行",
        "推行",
        "印发",
        "制定",
        "建立",
        "纳入",
        "列入",
    }
)
_TERMS = regex.compile(
    r"利率|保费|额度|限额|期限|起付|封顶|标准|门槛|保额|比例|年限|定价|票价|收费|学费|名额|单户|单笔|[每按]|最高|最长|最低|不超过|不低于|补助|奖励|总投资|自筹|配套资金"
)
# What only somebody's own story tells: 自家只掏了3万多元, 总费用21.6万元.
_OWN = regex.compile("自家|自己|自付|自掏|家里|全家|总费用|总花费|总共花|一共花|医药?费(?:用|共|花)|住院费")
_LISTED = 10  # characters of a clause that only lists who does what, its comma included
_TITLES = ("title", "subtitle", "kicker")


@dataclass(slots=True)
class Topics:
    """The running topic of one article. Feed it clause by clause, in reading order."""

    article: Site | None
    current: Site | None = None
    rule: str = "article topic"
    speaker: Site | None = None
    seen: list[Site] = field(default_factory=list)
    led: list[Site] = field(default_factory=list)
    _section: Site | None = None
    _led_here: bool = False
    begun: int = 0
    _kept: tuple[Site, str] | None = None
    founded: Site | None = None
    places: list[Site] = field(default_factory=list)
    story: Site | None = None
    _listed: int = 0
    _before_list: tuple[Site | None, str] = (None, "")

    def open_section(self) -> None:
        """A heading: what the paragraphs before it spoke of holds no longer."""
        self._section = None
        self.current, self.rule = self.article, "article topic"

    def open_paragraph(self, names: Sequence[Token]) -> None:
        """A paragraph: back to the article's topic, or, where that is a mere place that the paragraph does not name, to
        the organization or programme that the paragraph before it ended with."""
        kept = self._section
        if (
            kept is not None
            and kept.mention.type in ("organization", "programme")
            and (self.article is None or self.article.mention.type in ("place", "person"))
            and not any(self.article and _same(_name(token), name_of(self.article)) for token in names)
        ):
            self.current, self.rule = kept, "topic of the paragraph before"
        else:
            self.current, self.rule = self.article, "article topic"
        self.speaker = None
        self._led_here = False
        self._kept = None
        self.begun = len(self.seen)
        self.founded = None
        self.story = None

    def open_sentence(self) -> None:
        """A sentence: a speech that ended with the one before it has no speaker any more, a label (小溪村50亩) no hold."""
        self.speaker = None
        self.close_label()

    def close_label(self) -> None:
        """Back to the topic before a name that only labelled a figure."""
        if self._kept is not None:
            self.current, self.rule = self._kept
            self._kept = None

    def read_clause(self, block: int, clause: Clause) -> tuple[Site | None, str, Lead]:
        """The topic of a clause, how it was found, and how the clause opens."""
        lead = read_lead(clause)
        self._pass_list(clause, lead)
        topic, rule = self.take_terms(clause, lead) or self._resolve(block, lead)
        if self.story is not None and topic is not None and topic.mention.type != "person" and _OWN.search(clause.text):
            topic, rule = self.story, "whose story it is"
        self.close_clause(block, clause, lead)
        self._follow_story(block, lead)
        self.seen += [Site(block, token.mention) for token in clause.tokens if token.is_name and token.mention]
        return topic, rule, lead

    def _resolve(self, block: int, lead: Lead) -> tuple[Site | None, str]:
        site = Site(block, lead.token.mention) if lead.token and lead.token.mention else None
        if lead.kind == "name" and site:
            if lead.local and self._led_here and self.current is not None:
                self._kept = self._kept or (self.current, self.rule)
                self.current, self.rule = site, "name before the figure"
                return site, self.rule
            self._led_here = True
            return self._turn_to(site, "name that opens the clause")
        if lead.kind == "speaker":
            source = lead.organization or lead.token
            self.speaker = Site(block, source.mention) if source and source.mention else None
            return self.current, self.rule
        if lead.kind == "place" and site:
            if self.rule == VOICE:
                return self.current, self.rule
            if self.article is None or self.article.mention.type in ("place", "person"):
                return self._turn_to(site, "scene that opens the clause")
            return self.current, self.rule
        if lead.kind == "pointer":
            found = find_in_paragraph(self, lead.head) if lead.bare else find_antecedent(self, lead)
            if found is not None:
                return self._turn_to(found, f"antecedent of {lead.head}")
            return self.current, self.rule
        named = find_by_tail(self.seen[-MEMORY:], lead.heads, alone=lead.kind == "noun")
        if named is not None and self.rule != VOICE:
            return self._turn_to(named, f"name that ends in {lead.heads[-1]}")
        if lead.kind == "noun" and self.article and self._leaves_topic(lead.head):
            return self.article, "article topic"
        return self.current, self.rule if self.rule.startswith("article") else "topic carried over"

    def _pass_list(self, clause: Clause, lead: Lead) -> None:
        """Back to the topic before a run of short clauses that only list who does what: 东镇教缝纫，西镇教制鞋，目前已开课32门."""
        if lead.kind == "name" and len(clause.text) <= _LISTED and not any(t.is_figure for t in clause.tokens):
            if not self._listed:
                self._before_list = self.current, self.rule
            self._listed += 1
            return
        if self._listed > 1 and lead.kind == "zero":
            self.current, self.rule = self._before_list
        self._listed = 0

    def _follow_story(self, block: int, lead: Lead) -> None:
        """Remember the person whom the paragraph tells of: one without a post, as subject, or as somebody's words close (何大姐说)."""
        mention = lead.token.mention if lead.token and lead.kind in ("name", "speaker") else None
        if mention is not None and mention.type == "person" and not has_post(mention):
            self.story = Site(block, mention)

    def _leaves_topic(self, noun: str) -> bool:
        """Whether a plain noun as subject cannot be the running topic's own: another's after a person, a house after a programme."""
        if self.current is None or self.rule == VOICE:
            return False
        kind = self.current.mention.type
        return kind == "person" or (kind == "programme" and noun.endswith(_HOUSES))

    def take_terms(self, clause: Clause, lead: Lead) -> tuple[Site, str] | None:
        """The programme that an earlier clause of the paragraph founds, where the clause states its terms (单户贷款最高50万元)."""
        if self.founded is not None and lead.kind in ("zero", "noun") and _TERMS.search(clause.text):
            return self.founded, "programme founded before"
        return None

    def close_clause(self, block: int, clause: Clause, lead: Lead) -> None:
        """Remember the programme that the clause founds; forget it where another name has taken the lead."""
        if lead.kind in ("name", "pointer", "place"):
            self.founded = None
        verb = next(
            (i for i, t in enumerate(clause.tokens) if not t.mention and t.text.rstrip("了起") in _FOUNDS), None
        )
        if verb is None or self.article is None or self.article.mention.type not in ("place", "organization"):
            return
        founded = [t for t in clause.tokens[verb + 1 :] if t.kind == "programme"]
        if (
            founded
            and founded[-1].mention
            and not any(t.text == "的" for t in clause.tokens if t.start >= founded[-1].end)
        ):
            self.founded = Site(block, founded[-1].mention)

    def _turn_to(self, site: Site, rule: str) -> tuple[Site, str]:
        self.current, self.rule = site, rule
        self._section = site
        self.led.append(site)
        return site, rule


def _same(a: str, b: str) -> bool:
    """Whether two names are one, or one ends with the other (嘉兴海盐, 海盐)."""
    return bool(a and b) and (a.endswith(b) or b.endswith(a))


def _name(token: Token) -> str:
    return str(getattr(token.mention.value, "name", "")) if token.mention else ""
