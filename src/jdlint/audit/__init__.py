"""The audit report: one run as data (`report.json`), and what is made of it alone: page, workbook, calendar."""
