# Les mots de l'interface en français.

locale-name = Français
locale-direction = ltr

# Cadre
home = Accueil
skip = Aller au contenu
nav-label = Site
nav-codes = Codes
compare = Comparer
faq = Questions
limits = Limites
embed = Intégrer
contents-label = Sur cette page
crumbs-label = Vous êtes ici
languages-label = Langues
neighbours-label = Pages voisines
previous = Précédent
next = Suivant
theme-system = Thème : système
theme-light = Thème : clair
theme-dark = Thème : sombre
checked = Dernière vérification avec les sources :
edit = Modifier cette page ({ $name })
edit-entry = Modifier cette ligne
repository = Code source
data = Tous les codes en JSON
formats = Cette entrée en
untranslated-some = Certains de ces textes ne sont pas encore traduits en français.
untranslated = Pas encore traduit en français.
measured = mesuré :
to = à
copy = Copier
copied = Copié
uncopied = Copie refusée
copy-code = Copier le code { $code }
copy-snippet = Copier : { $name }

# Titres et descriptions
title-index = { $name } : sens, cause et solution
title-family = { $name }
title-code = { $label } { $code } { $name }
# Ce que l'image d'un code dit à qui ne la voit pas
alt-preview = { $title } : { $meaning }
title-pair = { $label } { $left } { $left_name } ou { $right } { $right_name }
title-faq = Questions sur les codes de fermeture
title-compare = Comparer deux codes
title-embed = Intégrer un code
title-404 = Cette page n'existe pas
description-index = { $name } : ce que chacun signifie, qui l'a produit, comment trouver la cause et que faire. Collez une ligne de journal pour commencer.
description-family = { $name } : ce que chacun signifie et que faire.
description-code = { $code } : { $meaning } { $recovery }
description-faq = Pourquoi les connexions se ferment, quels codes envoyer, quand se reconnecter : des réponses avec leurs sources et de quoi les vérifier.
description-compare = Deux codes côte à côte : le premier fait qui les distingue, ce que chacun signifie, et lequel choisir.
description-embed = Une carte, un badge ou un document oEmbed pour un code ou une paire : une ligne à copier dans un blog, un wiki ou un README.
description-404 = L'adresse est peut-être mal tapée, ou la page a été déplacée. La liste des codes et les questions sont un bon point de départ.

# Index
search-label = Rechercher
search-short = Code ou ligne de log
search-placeholder = { $code }, un nom ou une ligne de journal
search-help = Un code, un nom, deux codes à comparer, ou la ligne de votre journal.
search-none = Rien ne correspond. Essayez le numéro seul, ou moins de mots.
search-overlooked = le la les de des du un une et ou est que qui dans sur pour pas ne ce se je mon avec par au aux il elle en son sa
# Des mots qui disent à peu près la même chose quand une connexion prend fin, groupe par groupe, avec un mot anglais
# auquel ils mènent.
search-alike =
    lost perdu perdue coupé coupée interrompu interrompue rompu,
    stuck bloqué bloquée figé infini indéfiniment,
    idle inactif inactive silencieux muet,
    response répond réponse réagit,
    replace remplacé évincé expulsé,
    network réseau internet hors wifi,
    restart redémarrage redémarré déploiement déployé,
    heartbeat battement ping pong,
    large gros grand volumineux lourd long,
    certificate certificat tls ssl,
    phone téléphone mobile android ios,
    suspend veille suspendu verrouillé,
    unexpected inattendu soudain brutal anormal,
    multiple plusieurs double parallèle,
    crash plantage exception erreur,
    reconnect reconnexion reconnecter nouvelle tentative,
    refuse refusé rejeté,
    tab onglet page
results = Meilleures réponses
question = Question
limit = Limite
comparison = Comparaison
answer-count = { $count ->
    [0] Aucune réponse
    [one] { $count } réponse
   *[other] { $count } réponses
}
why-code = code
why-name = nom
why-symptom = texte de journal
why-text = texte
all-codes = Tous les codes
categories-label = Catégories
count = { $shown } codes affichés sur { $all }
count-template = {"{shown}"} codes affichés sur {"{all}"}
column-code = Code
column-name = Nom
column-category = Catégorie
column-meaning = Sens
column-recovery = Que faire
number-line = Les codes sur l'axe des nombres
heading-ranges = À quoi servent les numéros
heading-questions = Questions
heading-families = Autres familles
policy = Attribution :

# Code
term-of = { $term } { $label }
origin = Qui l'a produit :
recovery = Que faire :
facts = Faits
heading-description = Ce que c'est
heading-when = Quand vous le voyez
heading-fix = Comment résoudre
heading-causes = Causes, de la plus probable à la moins probable
confirm = Vérifier
remedy = Remède
heading-reconnect = Se reconnecter
retry = Se reconnecter
retry-yes = Oui
retry-no = Non
retry-after-change = Seulement après un changement
retry-depends = Au service qui a défini le code d'en décider
attempts = Tentatives
attempts-one = Une seule après chaque changement ; si elle finit de même, arrêter et prévenir quelqu'un
delay = Délai
first-delay = Premier délai
first-delay-value = { $shortest } à { $longest } s, au hasard
later-delays = Délais suivants
later-delays-value = × { $growth } à chaque échec, { $cap } s au plus
jitter = Part aléatoire de ceux-ci
jitter-value = { $jitter } %
authenticate = D'abord de nouveaux identifiants
fatal = Définitif
fatal-yes = Oui : arrêter et prévenir quelqu'un
yes = Oui
no = Non
basis-standard = Un premier délai aléatoire, puis des délais croissants : c'est ce que propose la norme ; le facteur, le plafond et la part aléatoire sont une convention.
basis-registration = Le premier délai est celui que propose l'enregistrement du code ; le reste est une convention.
basis-convention = C'est une convention : aucune norme ne dit comment se reconnecter après ce code.
basis-convention-modelled = C'est une convention, calquée sur ce qu'une norme propose pour d'autres fins de connexion.
reconnect-code = En code
reconnect-files = En fichier :
language-javascript = JavaScript
language-python = Python
language-go = Go
language-rust = Rust
heading-choose = Si c'est vous qui choisissez un code
heading-symptoms = Ce que disent les journaux et les exceptions
heading-aliases = Son nom dans les bibliothèques
all-questions = Toutes les questions
heading-code-questions = Questions sur { $code }
heading-pairs = { $code } comparé à
all-pairs = { $count ->
    [one] La seule comparaison
   *[other] Les { $count } comparaisons
}
heading-sources = Sources
heading-family = À propos de ces codes
heading-attributes = Les codes selon les faits
heading-codes-concerned = Codes concernés

# L'image de l'échange
wire-caption = Un déroulement typique avec { $code }.
wire-caption-convention = { $code } selon l'usage ; un service peut lui donner un autre sens.
wire-made-up = En pointillés : aucune trame n'a porté ce code, le côté qui le signale l'a inventé.
wire-reports = signale
wire-reports-by = { $by } signale
wire-told-sent = { $from } vers { $to } : { $what }
wire-told-done = { $at } : { $what }
wire-told-reported = { $at } : signale { $code }{ $detail }
wire-told-made-up = { $at } : signale { $code }, qu'aucune trame n'a porté{ $detail }
wire-lane-client = Client
wire-lane-proxy = Proxy
wire-lane-gateway = Passerelle
wire-lane-server = Serveur
wire-frame-close = Close { $code }
wire-frame-close-empty = Close vide
wire-frame-fin = fin de TCP
wire-frame-message = message
wire-frame-binary = message binaire
wire-frame-bad-text = texte qui n'est pas en UTF-8
wire-frame-big-message = message trop grand
wire-frame-many-messages = beaucoup de messages
wire-frame-bad-frame = trame incorrecte
wire-frame-upgrade = GET, Upgrade: websocket
wire-frame-upgrade-extension = GET, extension proposée
wire-frame-accept-plain = 101 sans l'extension
wire-frame-request = requête
wire-frame-bad-answer = réponse invalide
wire-frame-tls-hello = ClientHello TLS
wire-frame-bad-certificate = mauvais certificat
wire-frame-tls-alert = alerte TLS
wire-deed-finishes = travail terminé
wire-deed-closes-bare = appelle close()
wire-deed-leaves = la page est quittée
wire-deed-idle-timeout = silence trop long
wire-deed-timeout = a attendu trop longtemps
wire-deed-restarts = va redémarrer
wire-deed-fails = un traitement échoue
wire-deed-overload = surchargé
wire-deed-refuses = une règle l'interdit
wire-deed-refuses-type = refuse le binaire
wire-deed-refuses-code = tient le code pour une erreur
wire-deed-misses-extension = ne peut s'en passer
wire-deed-unauthenticated = identifiants non valables
wire-deed-forbidden = il manque un droit
wire-deed-expired = session expirée
wire-deed-rate-limit = limite atteinte
wire-deed-own-rule = une règle qui lui est propre
wire-deed-waits = attend un temps aléatoire

# Paire
heading-differences = Différences clés
heading-side-by-side = Côte à côte
heading-which = Quand utiliser lequel
heading-tell-apart = Comment les distinguer
heading-decide = Lequel choisir
heading-related = Comparaisons proches
pair-both = les deux :
pair-answer = { $left } { $left_clause } ; { $right } { $right_clause }.
pair-answer-meaning = { $left } : { $left_meaning } { $right } : { $right_meaning }
pair-count = { $all ->
    [0] {""}
   *[other] { $differing ->
        [0] Ils s'accordent sur les { $all } faits et diffèrent par le sens.
       [one] Ils diffèrent sur { $differing } fait sur { $all }.
       *[other] Ils diffèrent sur { $differing } faits sur { $all }.
    }
}

# Comparer
heading-compare = Comparer deux codes
compare-first = Premier code
compare-second = Second code
compare-go = Comparer
compare-same = Choisissez deux codes différents.
heading-confused = Souvent confondus
compare-without = La page de chaque code donne toutes ses comparaisons :

# Limites
title-limits = Limites WebSocket en chemin : inactivité et durée de vie
description-limits = Délais d'inactivité, durées de vie et redémarrages des proxys, équilibreurs de charge, clouds et plateformes : réglage, valeur, ce que voit le client, remède, source.
heading-limits = Ce qui met fin à une connexion en chemin
limits-about = Une connexion qui prend fin chaque fois après le même temps a rencontré une limite. Cherchez ce temps ici ; un ping plus fréquent que la plus courte limite du chemin tient la plupart d'entre elles à distance.
limits-table = Limites
column-limit-name = Où
column-limit = Limite
column-client = Ce que voit le client
column-remedy = Remède
column-evidence = Connue par
limit-kind-proxy = Proxy
limit-kind-balancer = Équilibreur de charge
limit-kind-cdn = Réseau de diffusion de contenu
limit-kind-platform = Plateforme
limit-kind-server = Serveur
limit-kind-network = Réseau
limit-kind-client = Client
limit-counts-idle = sans données
limit-counts-lifetime = depuis l'ouverture
limit-counts-heartbeat = sans réponse à un ping
limit-counts-handshake = sans réponse à la trame Close
limit-counts-size = en taille
limit-evidence-measured = Mesure
limit-evidence-documented = Documentation du fournisseur
limit-evidence-reported = Témoignages

# Intégrer
heading-embed = Intégrer
heading-embed-guide = Intégrer un code
embed-about = Montrez ceci sur un autre site :
embed-more = choisissez l'aspect et copiez une ligne
embed-show = Montrer les extraits
heading-snippets = Extraits pour { $code }
embed-guide-about = Voici les extraits pour { $code }. La page de chaque code et de chaque comparaison a les siens.
embed-code = Code
embed-versus = Comparé à
embed-versus-none = rien
embed-theme = Thème
embed-theme-auto = selon le système
embed-theme-light = clair
embed-theme-dark = sombre
embed-size = Largeur
embed-size-full = toute la place
embed-size-fixed = { $width } pixels
embed-lang = Langue
embed-none = Ce site n'a pas de comparaison de ces deux codes ; voici le premier seul.
heading-preview = Aperçu
heading-badges = Tous les badges
heading-embed-policy = Si votre page a une Content Security Policy
embed-policy-about = Laissez entrer ce site. Aucun script ni style en ligne n'est nécessaire, et les Trusted Types peuvent être exigés.
embed-policy-iframe = Pour l'iframe :
embed-policy-script = Pour le script et l'élément :
embed-policy-badge = Pour les badges :
heading-embed-integrity = Un script qui ne peut pas changer
embed-integrity-about = embed.js change avec ce site. Cette copie reste comme elle est : son nom et son empreinte viennent de son contenu, et le navigateur n'exécute rien d'autre. Mettez-la à la place de l'autre script ; si un jour ce site ne l'a plus, le lien reste.
embed-read-more = En savoir plus sur ce { $term } { $label }
snippet-iframe = Iframe
snippet-iframe-about = Complet sans script ; pour la plupart des blogs et des wikis.
snippet-script = Script
snippet-script-about = Une ligne de HTML et un script ; sans script, le lien reste.
snippet-element = Élément personnalisé
snippet-element-about = La même carte sous forme d'élément, pour les pages faites de composants.
snippet-oembed = oEmbed
snippet-oembed-about = WordPress, Ghost et d'autres font la carte à partir de l'adresse de la page, seule sur sa ligne :
snippet-oembed-document = Le document qu'ils y trouvent :
snippet-address = Adresse de la page
snippet-badge-md = Badge en Markdown
snippet-badge-md-about = Pour un README.
snippet-badge-html = Badge en HTML
snippet-badge-html-about = Pour une page, ou un README qui centre ses badges.
snippet-badge-rst = Badge en reStructuredText
snippet-badge-rst-about = Pour Sphinx et les paquets Python.
snippet-badge-adoc = Badge en AsciiDoc
snippet-badge-adoc-about = Pour Asciidoctor et Antora.

# Bibliothèques
libraries = Bibliothèques
library = Bibliothèque
title-libraries = Ce que les bibliothèques indiquent à la fermeture
title-library = { $name } ({ $language }) : ses codes
description-libraries = { $count } clients, serveurs et navigateurs : ce que chacun indique à la fin d'une connexion, ce qu'il envoie en fermant et les codes qu'il refuse.
heading-libraries = Ce que les bibliothèques indiquent
heading-libraries-all = Ce que les bibliothèques indiquent à la fermeture d'une connexion
heading-implementations = Implémentations
heading-notes = Bon à savoir
libraries-of-code = Ce que chacune fait de { $code } et de ce qui y mène.
libraries-measured = Mesuré par exécution.
libraries-read = Mesuré par exécution, sauf celles marquées * : lues dans le code source ou la documentation.
libraries-all = Toutes les bibliothèques et tous les cas
libraries-legend = Le reste a été lu dans le code source ou la documentation ; la page de chaque bibliothèque donne la phrase et sa source.
measured-cells = { $count ->
    [0] Rien n'a été mesuré par exécution.
    [one] Un cas a été mesuré par exécution : celui que marque un point.
   *[other] { $count } cas ont été mesurés par exécution : ceux que marque un point.
}
measurement = mesure
role-client = client
role-server = serveur
role-browser = navigateur
library-version = Version examinée
library-measured = Mesuré par exécution
library-repository = Projet
column-case = Cas
column-observed = Observé
column-told = Ce que l'on sait
finding-shows = indique
finding-sends = envoie
finding-measured = mesuré
finding-empty = Close vide
finding-none = aucun
finding-nothing = rien
finding-shows-nothing = n'indique rien
finding-sends-nothing = n'envoie rien
finding-no-call = pas d'appel de ce genre
finding-no-limit = sans limite
finding-unasked-pong = un pong sans ping
finding-refused = refusé
finding-error = erreur
finding-told = en mots
finding-itself = le code lui-même
finding-of-codes = { $codes } :
