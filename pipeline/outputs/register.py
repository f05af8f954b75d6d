"""Every output that is made anew whenever a case changes: one line each.

The packs and the requests are made when somebody asks for them; the status page is made last, because it links to
all the others.
"""

from pipeline.outputs import (
    calendar_file,
    case_json,
    chase_list,
    chronology_table,
    chronology_workbook,
    genogram,
    queries,
    timeline,
)
from pipeline.outputs.output import Output

OUTPUTS: tuple[Output, ...] = (
    Output("integrated chronology", chronology_workbook.build),
    Output("case.json", case_json.build),
    Output("integrated chronology as Word and CSV", chronology_table.build),
    Output("timeline", timeline.build),
    Output("genogram", genogram.build),
    Output("query sheets", queries.build),
    Output("chase list", chase_list.build),
    Output("calendar of the deadlines", calendar_file.build),
)
WAITED_FOR = 2
"""How many of them, from the top, people wait for after a drop: they are published before the others are made."""
