"""What asks for care: answers to see at once, what is worth a conversation, and the unspoken."""
