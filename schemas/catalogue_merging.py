"""The codes that merging raises: what was assumed in bringing the returns of all agencies together."""

from schemas.issue_kind import Kind

MERGING_KINDS: tuple[Kind, ...] = ()
