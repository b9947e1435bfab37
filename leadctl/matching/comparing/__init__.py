"""How much each kind of field says that two rows are one person."""
