"""One file a command. Commands talk to people; all work is done elsewhere."""
