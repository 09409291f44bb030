"""A fact: whom a figure is about, what it measures, when it holds, and the clause that says so."""

from __future__ import annotations

from pydantic import Field

from extractor.models.codes import Status, SubjectType
from extractor.models.date_value import Date
from extractor.models.figure_values import Figure
from extractor.models.record import Record


class Subject(Record):
    """Whom or what a figure is about: a canonical name and the mention it was taken from, or a `thing` (蔬菜, 试点地区), which has no mention."""

    text: str
    type: SubjectType
    entity: str | None = None


class Evidence(Record):
    """The clause that says so. `start` and `end` are the raw offsets of the stretch that holds it all."""

    text: str
    start: int
    end: int


class Fact(Record):
    """Subject, metric, value, period and qualifiers of one figure, with its evidence.

    `metric_code` is the canonical code of a common metric (`payout_total`), `same_as` the id of the first fact of the article that says the
    same, `linked` the id of the other end of a change (从15天延长至56天). `status` says whether the figure holds (`actual`), is only meant to
    (`planned`), is denied (`negated`) or is hearsay (`disputed`).
    """

    id: str
    subject: Subject | None = None
    metric: str
    status: Status = "actual"
    value: Figure
    entity: str
    period: Date | None = None
    qualifiers: dict[str, str] = Field(default_factory=dict)
    evidence: Evidence
    metric_code: str | None = None
    same_as: str | None = None
    linked: str | None = None

    def __repr__(self) -> str:
        subject = self.subject.text if self.subject else None
        period = f", {self.period}" if self.period else ""
        qualifiers = "".join(f", {name}={text}" for name, text in self.qualifiers.items())
        return f"Fact({self.id}, {subject!r}, {self.metric!r}, {self.value}{period}{qualifiers})"

    def __str__(self) -> str:
        return repr(self)
