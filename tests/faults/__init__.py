"""What an acknowledged answer must survive. Phones keep a ledger of what was acknowledged, and it is compared with the database."""
