"""What python-docx lacks of Word: styles, lists, tables, fields and links. Knows no story."""
