"""Names of companies: as they write themselves, and without their legal form."""
