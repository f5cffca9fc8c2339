"""Writing descriptions: what `jdlint import` and `jdlint new` put into files."""
