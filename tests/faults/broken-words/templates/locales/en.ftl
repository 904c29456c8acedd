language = English
direction = ltr
search =
1st = First
count = Showing { $shown of { $all }
