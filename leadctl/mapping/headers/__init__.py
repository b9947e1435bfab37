"""What headers mean by their words."""
