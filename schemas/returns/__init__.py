"""One typed record a kind of return, and the envelope in which `parse --json` hands it out."""

from schemas.agency import FormName
from schemas.fact import Fact
from schemas.issue import Issue
from schemas.provenance import Source
from schemas.returns.chronology import ChronologyRecord
from schemas.returns.information_report import InformationReport
from schemas.returns.learning import LearningRecord
from schemas.returns.nil_return import NilReturn
from schemas.returns.organisational import OrganisationalRecord
from schemas.returns.referral import ReferralRecord
from schemas.returns.scoping import ScopingRecord

Record = (
    ScopingRecord
    | ChronologyRecord
    | OrganisationalRecord
    | LearningRecord
    | InformationReport
    | ReferralRecord
    | NilReturn
)


class ParsedReturn(Fact):
    """One file, recognised and validated (contract: `parse --json`)."""

    source: Source
    form: FormName
    case_reference: str | None = None
    agency: str | None = None
    record: Record | None = None
    issues: tuple[Issue, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any issue makes a fact unreliable."""
        return any(issue.severity == "error" for issue in self.issues)
