"""From the folder to a receipt: what was dropped, whether it is whole, whose it is."""
