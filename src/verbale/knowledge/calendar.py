"""Names of months and weekdays, as alternatives of a regular expression: one place for all who read a printed day.

All are in capitals and small letters as printed; a pattern that ignores case says so itself.
"""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months by their number, from 0."""

MONTH = "|".join(MONTHS)
"""A month by its full name."""

SHORT_MONTH = "|".join(month[:3] for month in MONTHS)
"""A month by its first three letters, which tell it from every other."""

WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""A day of the week by its full name."""
