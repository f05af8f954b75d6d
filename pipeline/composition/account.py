"""Who sits at this machine, for the records that name them."""

from __future__ import annotations

import getpass


def account_name() -> str:
    """The name of the account that runs this."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return "not known"
