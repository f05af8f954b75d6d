"""The example case: an invented family, its agencies' returned files, and where they are dropped."""
