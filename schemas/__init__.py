"""What the facts are: typed records of returns, cases, findings and timetables. No input or output happens here."""
