"""Where the rooms are put together: the few modules that may import every room, so that no room needs to know another.

`reading` hands a file through readers, forms and rules; `case_views` makes a case view of records and case.toml;
`reflecting` makes and publishes the outputs; `drafts` checks drafts; `packs` assembles the papers.
"""
