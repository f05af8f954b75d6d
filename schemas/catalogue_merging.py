"""The codes that merging raises: what was assumed in bringing the returns of all agencies together."""

from schemas.issue_kind import Kind

MERGING_KINDS: tuple[Kind, ...] = (
    Kind(
        "same-content-again",
        "info",
        "The same return twice",
        "“{file}” and {others} say the same; they count as one return.",
        "Nothing.",
    ),
    Kind(
        "version-assumed",
        "info",
        "A later version",
        "“{file}” is taken for a later version of “{earlier}”: {percent} per cent of the shorter one stands in both.",
        "If they are two returns that should both stand, tell the agency to name the service in each.",
    ),
    Kind(
        "two-returns-kept",
        "warning",
        "Two returns of one agency",
        "{agency} sent “{file}” besides {others}; they have little in common, so both {form} returns are kept.",
        "If one replaces the other, ask the agency which is in force and set the other aside.",
    ),
    Kind(
        "too-many-alike-on-one-day",
        "info",
        "More rows of one day than can be compared with each other",
        "On {day} {rows} rows have {thing} in common. They were not compared with each other for that alone, so two of"
        " them that tell of one event may stand unlinked.",
        "Read that day's rows yourself, or see whether a return holds daily records that are not key events.",
    ),
    Kind(
        "nil-return-but-rows",
        "warning",
        "A nil return and something to tell",
        "{agency} sent a nil return, “{file}”, and also {others}.",
        "Ask the agency which of them is right; both are kept.",
    ),
    Kind(
        "agency-unknown",
        "warning",
        "A return of an agency that the case does not have",
        "{reason}",
        "Add the agency to case.toml, or add this name to its also_known_as.",
    ),
    Kind(
        "reviewers-workbook",
        "info",
        "The reviewer's own copy came back",
        "This is the reviewer's copy of the integrated chronology, not a return. {carrying} notes or marks.",
        "Nothing: what is written in it is brought into the workbook of the case.",
    ),
)
