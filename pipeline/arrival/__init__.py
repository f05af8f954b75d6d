"""From the folder to the case: what was dropped, when it is all there, whose it is, and taking it safely."""
