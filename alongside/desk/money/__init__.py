"""Pages about money: what is owed, invoices, payments, what stands on an invoice. No word of any note."""
