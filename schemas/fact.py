"""The one kind of model that every record is built from: strict, frozen, closed to unknown keys."""

from pydantic import BaseModel, ConfigDict


class Fact(BaseModel):
    """A record that cannot be changed once made and that refuses keys and types it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, ser_json_inf_nan="null", defer_build=True)
