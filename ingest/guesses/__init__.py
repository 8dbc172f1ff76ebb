"""What a document says of itself: title, kind, domain, buyer, year, language, licence. Nothing is better than wrong."""
