"""`Document` to typed record, one form a module. Forms know meaning and nothing of file formats.

`FORMS` is the whole register: to add a form, write its module and one line here.
"""
