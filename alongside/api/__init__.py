"""What machines read: calendar addresses."""
