"""What the facts come to: leads, and how they are derived."""
