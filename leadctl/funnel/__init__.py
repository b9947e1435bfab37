"""The funnel's rules: which words a stage, a status, a channel and a touch may be. Pure."""
