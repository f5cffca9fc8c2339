"""The workbook of the audit: tables that HR sorts, filters and fills in, and what it filled in brought over."""
