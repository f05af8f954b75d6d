"""draft → findings. One identifier a module; `RECOGNISERS` lists them in the order in which they are asked."""

from pipeline.identifiers import (
    age,
    date,
    date_of_birth,
    demographic,
    email,
    findable,
    health_setting,
    known_person,
    national_insurance,
    nhs_number,
    organisation,
    person,
    phone,
    place,
    postcode,
    pupil_number,
    reference_numbers,
    school,
    street_address,
    url_handle,
    vehicle,
    weekday_time_place,
)
from pipeline.identifiers.recogniser import Recogniser

RECOGNISERS: tuple[Recogniser, ...] = (
    known_person,
    person,
    email,
    url_handle,
    nhs_number,
    national_insurance,
    pupil_number,
    reference_numbers,
    phone,
    vehicle,
    street_address,
    postcode,
    school,
    health_setting,
    date_of_birth,
    date,
    age,
    place,
    organisation,
    weekday_time_place,
    demographic,
    findable,
)
"""Every recogniser. A new one is a module with `find`, and one line here."""

KNOWING: tuple[Recogniser, ...] = (
    known_person,
    email,
    nhs_number,
    phone,
    reference_numbers,
    street_address,
    postcode,
    school,
    health_setting,
    date_of_birth,
    date,
)
"""Those that compare with the roster and need no language model: quick enough for every string of a file."""
