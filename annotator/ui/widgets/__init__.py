"""Small widgets that know nothing of annotator: they show texts and tell of clicks.

They paint with the roles of their palette, so a change of the theme reaches them by itself.
"""
