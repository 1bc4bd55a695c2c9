"""What a rendered page says of itself: title, ids, categories, languages, wiki."""
