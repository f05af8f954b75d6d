"""A draft's text to findings: one identifier, one small module. Nothing is decided here, only found and explained."""
