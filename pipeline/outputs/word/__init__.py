"""How the Word files that we write look, are stamped and are saved. Shared by the requests and both packs."""
