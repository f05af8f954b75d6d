"""The codes that recognition and the forms raise: what was left blank, and what was typed where it was not asked."""

from schemas.issue_kind import Kind

FORM_KINDS: tuple[Kind, ...] = (
    Kind(
        "form-left-blank",
        "error",
        "Form left blank",
        "The form came back with none of its questions answered.",
        "Ask the agency for its answers, or for one line that says that it knows nothing of the family.",
    ),
    Kind(
        "nil-statement-beside-answers",
        "warning",
        "A nil return and answers in one form",
        "The form says “{text}”, and answers questions about the family as well.",
        "Ask the agency which of the two is meant; the answers are used until then.",
    ),
    Kind(
        "nil-statement-qualified",
        "warning",
        "A nil return with a reservation",
        "The nil return also says “{text}”, which may mean that there was some contact.",
        "Ask the agency whether it holds any record of the family, at any time.",
    ),
    Kind(
        "nil-only-by-boxes",
        "warning",
        "A form that says nothing but “N/A”",
        "The form says only “{text}” where it asks for the agency's involvement; it was taken as a nil return.",
        "Ask the agency for one line that says that it knows nothing of the family.",
    ),
    Kind(
        "prompt-left-in",
        "warning",
        "The template's own words in an answer",
        "The box still holds the template's own words, “{text}”; it counts as left blank.",
        "Ask the agency for its answer.",
    ),
    Kind(
        "struck-text-not-read",
        "warning",
        "Text struck through in an answer",
        "“{text}” is struck through, so it was not taken as an answer; it is kept beside the answers.",
        "Ask the agency whether it withdraws it, and what stands in its place.",
    ),
    Kind(
        "text-outside-box",
        "info",
        "Text typed outside of its box",
        "“{text}” stands below the box of “{question}” and was taken as part of that answer.",
        "Check that it belongs there.",
    ),
    Kind(
        "date-not-a-day",
        "warning",
        "A date that is not one day",
        "“{text}” could not be read as one day.",
        "Ask the agency for the day, month and year.",
    ),
    Kind(
        "date-assumed",
        "info",
        "Something was assumed in reading a date",
        "“{text}”: {note}",
        "Check that the reading is right.",
    ),
    Kind(
        "several-people-in-one-box",
        "info",
        "Several people in one box",
        "One box names {count} people; each was given an entry of their own.",
        "Check that names, dates of birth and numbers are put together rightly.",
    ),
    Kind(
        "people-not-taken-apart",
        "warning",
        "Details that could not be shared out between people",
        "One box names {names}, but the boxes below do not hold as many answers; all are shown with the first one.",
        "Ask the agency to fill in one block for each person.",
    ),
    Kind(
        "rag-not-read",
        "warning",
        "A rating that could not be read",
        "The red-amber-green cell says “{text}”, which is none of the three, and the cell has no colour.",
        "Ask the agency for red, amber or green.",
    ),
    Kind(
        "rag-letter-and-colour-differ",
        "warning",
        "A rating whose word and colour differ",
        "The cell says “{text}” and is coloured {colour}; the word was taken.",
        "Ask the agency which of the two is meant.",
    ),
    Kind(
        "answer-unclear",
        "warning",
        "Neither yes nor no",
        "The question asks for yes or no; the answer found is “{text}”.",
        "Ask the agency to tick one of the two boxes.",
    ),
)
