"""Working days, deadlines, what is due and what is late. Figures come from partnership profiles, never from here."""
