"""Why leads are what they are."""
