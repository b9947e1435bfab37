"""The command line: the one place that knows Typer and Rich."""
