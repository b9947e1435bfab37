"""Facts: what operations write and nothing rewrites but an erasure."""
