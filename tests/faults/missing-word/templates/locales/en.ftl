language = English
direction = ltr
search = Search
copy = Copy
