"""What machines read and write: calendar addresses, the JSON API."""
