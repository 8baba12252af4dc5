"""What may be wrong with the spans of an article, or forgotten: one file a group of checks."""
