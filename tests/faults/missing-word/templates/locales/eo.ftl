language = Esperanto
direction = ltr
search = Serĉi
