"""The field that stands on top of every page of a template: the reference of the case."""

REFERENCE = "{{ case_reference }}"
