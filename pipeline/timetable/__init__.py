"""The timetable: working days, partnerships' profiles, what is due and what is late."""
