"""What people say at any touchpoint, what becomes of it, and how that is told."""
