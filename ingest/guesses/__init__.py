"""What a document says of itself: title, kind, domain, buyer and its type, year, language, licence,
abstract, keywords. Nothing is better than wrong."""
