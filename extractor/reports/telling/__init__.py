"""What a report tells of its documents: the marked text, the table of facts, findings, and the series worth a chart."""
