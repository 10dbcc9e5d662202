"""Russian as Django has it, but one way to write a time: 09:00, as in whole sentences."""
