"""Lists of users: where they come from, where they go, and what is told of them."""
