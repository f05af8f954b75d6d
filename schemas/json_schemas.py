"""The JSON Schemas of the contract's shapes, made from the models, so that others can validate what commands print."""

from typing import Any

from pydantic import TypeAdapter

from schemas.case import Case
from schemas.case_document import CaseDocument
from schemas.finding import CheckReport
from schemas.readiness import Readiness
from schemas.returns import ParsedReturn
from schemas.status import StatusReport
from schemas.timetable import Timetable

_SHAPES: dict[str, Any] = {
    "parse": ParsedReturn,
    "check": CheckReport,
    "deadlines": Timetable,
    "status": StatusReport,
    "case": CaseDocument,
    "case-toml": Case,
    "doctor": Readiness,
}


def json_schemas() -> dict[str, dict[str, Any]]:
    """Every shape by its file's name below schemas/json/."""
    schemas = {}
    for name, model in _SHAPES.items():
        schema = TypeAdapter(model).json_schema(mode="serialization")
        schemas[f"{name}.schema.json"] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return schemas
