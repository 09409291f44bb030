"""Facts of tables and of forms: `find_table_facts`, `find_form_facts`; the period that a page reports on: `read_reporting`; what a notice's dates are the dates of: `label_dates`."""

from extractor.facts.table.cell_facts import find_table_facts
from extractor.facts.table.form_facts import find_form_facts
from extractor.facts.table.reporting import Reporting, read_reporting
from extractor.facts.table.steps import label_dates

__all__ = ["Reporting", "find_form_facts", "find_table_facts", "label_dates", "read_reporting"]
