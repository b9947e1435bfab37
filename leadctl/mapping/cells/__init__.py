"""What cells tell of the header above them."""
