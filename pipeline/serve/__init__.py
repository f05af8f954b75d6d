"""The local review page: on this machine only, behind a one-time token, with nothing fetched from anywhere."""
