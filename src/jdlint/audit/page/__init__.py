"""The page of the audit: one file of HTML that loads nothing; template, style and script are files beside this."""
