"""What happens in this room; each verb declares its facts and its audience."""
