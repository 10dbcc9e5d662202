"""What must be right before the house opens; each says what to do."""
