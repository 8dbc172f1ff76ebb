"""What identifies somebody and is no name: addresses, telephones, accounts, births, documents, plates."""
