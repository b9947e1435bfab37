"""Questions to the store: lists, the past, and why a lead is as it is."""
