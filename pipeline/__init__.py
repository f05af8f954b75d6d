"""How a dropped file becomes a record, a record a case, and a case the papers that people need."""

__version__ = "0.1.0"
