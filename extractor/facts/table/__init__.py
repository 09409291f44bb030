"""Facts of tables and of forms: `find_table_facts`, and the period that a page reports on: `read_reporting`."""

from extractor.facts.table.cell_facts import find_table_facts
from extractor.facts.table.form_facts import find_form_facts
from extractor.facts.table.reporting import Reporting, read_reporting

__all__ = ["Reporting", "find_form_facts", "find_table_facts", "read_reporting"]
