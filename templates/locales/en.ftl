# The interface's words in English. Other locales copy this file and translate it.

locale-name = English
locale-direction = ltr

# Frame
home = Home
skip = Skip to content
nav-label = Site
nav-codes = Codes
compare = Compare
faq = Questions
limits = Limits
embed = Embed
contents-label = On this page
crumbs-label = You are here
languages-label = Languages
neighbours-label = Neighbours
previous = Previous
next = Next
theme-system = Theme: system
theme-light = Theme: light
theme-dark = Theme: dark
checked = Last checked against its sources:
edit = Edit this page ({ $name })
edit-entry = Edit this row
repository = Source
data = All codes as JSON
formats = This entry as
untranslated-some = Some of these texts are not translated into English yet.
untranslated = Not translated into English yet.
measured = measured:
to = to
copy = Copy
copied = Copied
uncopied = Not copied
copy-code = Copy code { $code }
copy-snippet = Copy: { $name }

# Titles and descriptions
title-index = { $name }: meaning, cause and fix
title-family = { $name }
title-code = { $label } { $code } { $name }
# What a picture of a code says to those who cannot see it
alt-preview = { $title }: { $meaning }
title-pair = { $label } { $left } { $left_name } vs { $right } { $right_name }
title-faq = Questions about close codes
title-compare = Compare two codes
title-embed = Embed a code
title-404 = There is no such page
description-index = { $name }, each with what it means, who produced it, how to find the cause and what to do. Paste a log line to begin.
description-family = { $name }: what each means and what to do.
description-code = { $code }: { $meaning } { $recovery }
description-faq = Why connections close, which codes may be sent and when to reconnect: answers with sources and with ways to confirm them.
description-compare = Put two codes side by side: the first fact in which they differ, what each means, and which one to choose.
description-embed = A card, a badge or an oEmbed document for a code or a pair: copy one line into a blog, a wiki or a README.
description-404 = The address may be mistyped, or the page may have moved. The list of codes and the questions are a good start.

# Index
search-label = Search
search-short = Code or log line
search-placeholder = { $code }, a name, or a whole log line
search-help = A code, a name, two codes to compare, or the line from your log.
search-none = Nothing here matches. Try the number alone, or fewer words.
# What the search box does not look for: articles, prepositions, questions; here also those of German, Spanish and
# Portuguese, in which people ask.
search-overlooked = the a an is are was of to in on at by for with and or not no it its this that what why how do does i my be as from me we our you your he they them there then than so if but can could should would will has have had just when am been being get gets got did after der die das und ist ein eine von zu mit nicht el los las y con una del se es o os da do em com
# Words that mean much the same where connections end, group by group; here also those of Chinese.
search-alike =
    lose lost interrupted broken broke 断线,
    hang hangs stuck block blocked forever freeze endless deadlock,
    idle inactive inactivity silent silence unused quiet 空闲,
    reply respond response answer echo acknowledge reciprocate 响应,
    replace kick evict superseded takeover overwritten,
    offline network wifi cable unplugged internet connectivity ethernet 断网 网络,
    kubernetes pod rollout deploy redeploy restart reload 部署 重启,
    heartbeat ping pong keepalive 心跳,
    large big huge oversized long 过大 太大,
    bytes kb mb size,
    tls ssl certificate cert 证书 证明,
    firewall vpn antivirus corporate 防火墙,
    phone mobile android ios iphone,
    background suspend sleep lock suspended 后台,
    abrupt sudden unexpected random unclean ungraceful abnormal,
    drop sever cut kill terminate,
    duplicate concurrent parallel simultaneous multiple,
    exceed limit maximum max quota 限制 上限,
    crash exception traceback panic unhandled segfault 崩溃 异常,
    compression deflate compress permessage,
    mask rsv opcode,
    utf unicode encoding characters emoji,
    redirect 301 302,
    handshake upgrade establish,
    gateway proxy ingress nginx balancer 代理,
    retry reconnect backoff 重连 重试,
    refuse reject deny decline 拒绝,
    auth login authentication authenticated credentials jwt,
    expire expired expiry lifetime 过期,
    tab page navigate,
    slow backpressure overflow queue buffer 积压 缓冲,
    stop stopped shutdown exit quit,
    detect notice know aware,
    graceful clean,
    immediately instantly,
    periodically regularly every,
    custom own private application,
    message payload data
results = Best matches
question = Question
limit = Limit
comparison = Comparison
answer-count = { $count ->
    [0] No answer
    [one] { $count } answer
   *[other] { $count } answers
}
why-code = code
why-name = name
why-symptom = log text
why-text = text
all-codes = All codes
categories-label = Categories
count = Showing { $shown } of { $all } codes
count-template = Showing {"{shown}"} of {"{all}"} codes
column-code = Code
column-name = Name
column-category = Category
column-meaning = Meaning
column-recovery = What to do
number-line = Number line of the codes
heading-ranges = Which numbers are for what
heading-questions = Questions
heading-families = Other families
policy = Assignment:

# Code
term-of = { $label } { $term }
origin = Who produced it:
recovery = What to do:
facts = Facts
heading-description = What it is
heading-when = When you see it
heading-fix = How to fix it
heading-causes = Causes, the likeliest first
confirm = Confirm
remedy = Remedy
heading-reconnect = Reconnecting
retry = Connect again
retry-yes = Yes
retry-no = No
retry-after-change = After a change only
retry-depends = The service that defined the code decides
attempts = Attempts
attempts-one = One after each change; if it ends the same way, stop and tell a person
delay = Delay
first-delay = First delay
first-delay-value = { $shortest } to { $longest } s, random
later-delays = Later delays
later-delays-value = × { $growth } at each failure, at most { $cap } s
jitter = Random part of these
jitter-value = { $jitter } %
authenticate = New credentials first
fatal = Fatal
fatal-yes = Yes: stop and tell a person
yes = Yes
no = No
basis-standard = A random first delay and growing ones are what the standard proposes; factor, cap and jitter are convention.
basis-registration = The first delay is the one that the code's registration proposes; the rest is convention.
basis-convention = This is convention: no standard says how to reconnect after this code.
basis-convention-modelled = This is convention, modelled on what a standard proposes for other endings.
reconnect-code = In code
reconnect-files = As a file:
language-javascript = JavaScript
language-python = Python
language-go = Go
language-rust = Rust
heading-choose = When you choose a code
heading-symptoms = What logs and exceptions say
heading-aliases = What libraries call it
all-questions = All questions
heading-code-questions = Questions about { $code }
heading-pairs = { $code } compared with
all-pairs = { $count ->
    [one] The one comparison
   *[other] All { $count } comparisons
}
heading-sources = Sources
heading-family = About these codes
heading-attributes = Codes by their facts
heading-codes-concerned = Codes concerned

# The picture of the wire
wire-caption = A typical course with { $code }.
wire-caption-convention = { $code } as habit has it; a service may mean something else by it.
wire-made-up = Dashed: no frame carried this code; the side that reports it made it up.
wire-reports = reports
wire-reports-by = { $by } reports
wire-told-sent = { $from } to { $to }: { $what }
wire-told-done = { $at }: { $what }
wire-told-reported = { $at } reports { $code }{ $detail }
wire-told-made-up = { $at } reports { $code }, which no frame carried{ $detail }
wire-lane-client = Client
wire-lane-proxy = Proxy
wire-lane-gateway = Gateway
wire-lane-server = Server
wire-frame-close = Close { $code }
wire-frame-close-empty = Close, empty
wire-frame-fin = TCP ends
wire-frame-message = message
wire-frame-binary = binary message
wire-frame-bad-text = text that is not UTF-8
wire-frame-big-message = message over the limit
wire-frame-many-messages = many messages
wire-frame-bad-frame = broken frame
wire-frame-upgrade = GET, Upgrade: websocket
wire-frame-upgrade-extension = GET, extension offered
wire-frame-accept-plain = 101 without the extension
wire-frame-request = request
wire-frame-bad-answer = invalid answer
wire-frame-tls-hello = TLS ClientHello
wire-frame-bad-certificate = bad certificate
wire-frame-tls-alert = TLS alert
wire-deed-finishes = work is done
wire-deed-closes-bare = calls close()
wire-deed-leaves = page is left
wire-deed-idle-timeout = idle for too long
wire-deed-timeout = has waited too long
wire-deed-restarts = is about to restart
wire-deed-fails = handler fails
wire-deed-overload = is overloaded
wire-deed-refuses = a rule forbids it
wire-deed-refuses-type = takes no binary messages
wire-deed-refuses-code = takes the code for an error
wire-deed-misses-extension = cannot do without it
wire-deed-unauthenticated = no valid credentials
wire-deed-forbidden = permission is missing
wire-deed-expired = login has run out
wire-deed-rate-limit = limit is reached
wire-deed-own-rule = a rule of its own
wire-deed-waits = waits a random time

# Pair
heading-differences = Key differences
heading-side-by-side = Side by side
heading-which = When to use which
heading-tell-apart = How to tell them apart
heading-decide = Which to choose
heading-related = Related comparisons
pair-both = both:
pair-answer = { $left } { $left_clause }; { $right } { $right_clause }.
pair-answer-meaning = { $left }: { $left_meaning } { $right }: { $right_meaning }
pair-count = { $all ->
    [0] {""}
   *[other] { $differing ->
        [0] They agree in all { $all } facts and differ in meaning.
       *[other] They differ in { $differing } of { $all } facts.
    }
}

# Compare
heading-compare = Compare two codes
compare-first = First code
compare-second = Second code
compare-go = Compare
compare-same = Choose two different codes.
heading-confused = Often confused
compare-without = Each code's page lists all its comparisons:

# Limits
title-limits = WebSocket limits on the way: idle timeouts and lifetimes
description-limits = Idle timeouts, lifetimes and restarts of proxies, load balancers, clouds and platforms: the setting, its default, what the client sees, the remedy, the source.
heading-limits = What ends a connection on its way
limits-about = A connection that ends after the same time each time has met a limit. Look for that time here; a ping more often than the shortest limit on the way keeps most of them away.
limits-table = Limits
column-limit-name = Where
column-limit = Limit
column-client = What the client sees
column-remedy = Remedy
column-evidence = Known from
limit-kind-proxy = Proxy
limit-kind-balancer = Load balancer
limit-kind-cdn = Content delivery network
limit-kind-platform = Platform
limit-kind-server = Server
limit-kind-network = Network
limit-kind-client = Client
limit-counts-idle = without data
limit-counts-lifetime = since it opened
limit-counts-heartbeat = without an answer to a ping
limit-counts-handshake = without an answer to the Close frame
limit-counts-size = in size
limit-evidence-measured = Measured
limit-evidence-documented = Vendor's documentation
limit-evidence-reported = Reports

# Embed
heading-embed = Embed
heading-embed-guide = Embed a code
embed-about = On your own site:
embed-more = choose how it looks and copy a line
embed-show = Show the snippets
heading-snippets = Snippets for { $code }
embed-guide-about = These are the snippets for { $code }. The page of every code and of every comparison has its own.
embed-code = Code
embed-versus = Compared with
embed-versus-none = nothing
embed-theme = Theme
embed-theme-auto = as the reader's system
embed-theme-light = light
embed-theme-dark = dark
embed-size = Width
embed-size-full = as wide as its place
embed-size-fixed = { $width } pixels
embed-lang = Language
embed-none = This site has no comparison of these two; here is the first alone.
heading-preview = What it looks like
heading-badges = All badges
heading-embed-policy = If your page has a Content Security Policy
embed-policy-about = Let this site in. No inline script or style is needed, and Trusted Types may be required.
embed-policy-iframe = For the iframe:
embed-policy-script = For the script and the element:
embed-policy-badge = For badges:
heading-embed-integrity = A script that cannot change
embed-integrity-about = embed.js changes with this site. This copy stays as it is: its name and its hash are made of its content, and the browser runs nothing else. Put it in the place of the other script; should this site no longer have it one day, the link stays.
embed-read-more = Read more about this { $label } { $term }
snippet-iframe = Iframe
snippet-iframe-about = Complete without scripts; for most blogs and wikis.
snippet-script = Script
snippet-script-about = One line of HTML and a script; the link stays where scripts are off.
snippet-element = Custom element
snippet-element-about = The same card as an element, for pages that are built from components.
snippet-oembed = oEmbed
snippet-oembed-about = WordPress, Ghost and others make the card of the page's address, on a line of its own:
snippet-oembed-document = The document that they find there:
snippet-address = Address of the page
snippet-badge-md = Badge in Markdown
snippet-badge-md-about = For a README.
snippet-badge-html = Badge in HTML
snippet-badge-html-about = For a page, or a README that centres its badges.
snippet-badge-rst = Badge in reStructuredText
snippet-badge-rst-about = For Sphinx and Python packages.
snippet-badge-adoc = Badge in AsciiDoc
snippet-badge-adoc-about = For Asciidoctor and Antora.

# Libraries
libraries = Libraries
library = Library
title-libraries = What libraries show when a connection closes
title-library = { $name } ({ $language }): close codes
description-libraries = { $count } clients, servers and browsers: what each shows when a connection ends, what it sends when it closes, and which codes it refuses.
heading-libraries = What libraries show
heading-libraries-all = What libraries show when a connection closes
heading-implementations = Implementations
heading-notes = Worth knowing
libraries-of-code = What each makes of { $code } and of what leads to it.
libraries-measured = Measured by running.
libraries-read = Measured by running, but for those with *: these were read in source code or documentation.
libraries-all = All libraries and cases
libraries-legend = The rest was read in source code or documentation; each library's page has the sentence and its source.
measured-cells = { $count ->
    [0] Nothing was measured by running.
    [one] One case was measured by running: the one with a dot.
   *[other] { $count } cases were measured by running: those with a dot.
}
measurement = measurement
role-client = client
role-server = server
role-browser = browser
library-version = Version looked at
library-measured = Measured by running
library-repository = Project
column-case = Case
column-observed = Observed
column-told = What is known
finding-shows = shows
finding-sends = sends
finding-measured = measured
finding-empty = empty Close
finding-none = none
finding-nothing = nothing
finding-shows-nothing = shows nothing
finding-sends-nothing = sends nothing
finding-no-call = no such call
finding-no-limit = no limit
finding-unasked-pong = a pong without a ping
finding-refused = refused
finding-error = error
finding-told = in words
finding-itself = the code itself
finding-of-codes = { $codes }:
