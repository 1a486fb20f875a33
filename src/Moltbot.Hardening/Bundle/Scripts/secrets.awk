# secrets.awk: counts what has a secret's shape in a text, and never prints one. Moltbot.Hardening wrote it.
# The first file (standard input) holds values to look for besides, a value a line, its first line is left out; the rest is the text.
# Prints a line a kind: how often, and what it is. Environment: shapes, the file secret-shapes.txt, which the build made from its own table.

BEGIN {
  FS = "\n"; shapes = ENVIRON["shapes"]
  while ((getline line < shapes) > 0) {
    if (line ~ /^#/ || split(line, cell, "\t") != 6) continue
    rows++
    prefix[rows] = cell[1]; alphabet[rows] = "^[" cell[2] "]+"; least[rows] = cell[3] + 0; most[rows] = cell[4] + 0; kinds[rows] = cell[5] + 0; kind[rows] = cell[6]
  }
  for (i = 32; i < 127; i++) number[sprintf("%c", i)] = i
  split("example your xxxx replace change placeholder insert dummy redacted secret 00000000", shown, " ")
}

NR == FNR { if (FNR > 1 && length($0) >= 16) values[++known] = $0; next }

{
  for (i = 1; i <= known; i++) if (index($0, values[i])) count["a secret of this deployment"]++
  for (i = 1; i <= rows; i++) prefixed(i)
  if ($0 ~ /-----BEGIN [A-Z ]*PRIVATE KEY-----/) count["a private key"]++
  framed("[0-9]+:A[A-Za-z0-9_-]+", "telegram")
  framed("eyJ[A-Za-z0-9_-]+[.]eyJ[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+", "signed")
  framed("[A-Za-z0-9]://[^/:@$ \t\"'<>{}]*:[^/@$ \t\"'<>{}]+@[^/ \t]", "address")
}

END {
  for (i = 1; i <= rows; i++) name(kind[i])
  name("a secret of this deployment"); name("a private key"); name("a Telegram bot token"); name("a signed token (JWT)"); name("a password in an address")
}

function name(what) { if (count[what]) { print count[what] "\t" what; delete count[what] } }

function is_word(c) { return c ~ /^[A-Za-z0-9_]$/ }

# Every place of a line where a prefix begins a word.
function prefixed(row,   rest, at, before, body, next_) {
  rest = $0; before = ""
  while ((at = index(rest, prefix[row])) > 0) {
    if (at > 1) before = substr(rest, at - 1, 1)
    rest = substr(rest, at + length(prefix[row]))
    if (before != "-" && !is_word(before) && match(rest, alphabet[row]) && RLENGTH >= least[row] && RLENGTH <= most[row]) {
      body = substr(rest, 1, RLENGTH); next_ = substr(rest, RLENGTH + 1, 1)
      if (!is_word(next_) && kinds_of(body) >= kinds[row] && is_likely(body) && !is_longer(row, body)) count[kind[row]]++
    }
    before = substr(prefix[row], length(prefix[row]), 1)
  }
}

# Of two prefixes that fit the longer one counts: "sk-" is also the beginning of "sk-ant-".
function is_longer(row, body,   i) {
  for (i = 1; i <= rows; i++)
    if (i != row && length(prefix[i]) > length(prefix[row]) && index(prefix[i], prefix[row]) == 1 && index(prefix[row] body, prefix[i]) == 1) return 1
  return prefix[row] == "sk-" && !(body ~ /[A-Z]/ && body ~ /[0-9]/) && body !~ /^[0-9a-f]+$/
}

function kinds_of(text) { return (text ~ /[A-Z]/) + (text ~ /[a-z]/) + (text ~ /[0-9]/) }

# Whether a generator may have made it: no word of examples, few steps of the alphabet, and enough different characters.
function is_likely(text,   i, c, last, steps, n, bits, often, lower) {
  lower = tolower(text)
  for (i = 1; i in shown; i++) if (index(lower, shown[i])) return 0
  split("", often); n = length(text); last = -9; steps = 0; bits = 0
  for (i = 1; i <= n; i++) {
    c = substr(text, i, 1); often[c]++
    if (number[c] - last == 0 || number[c] - last == 1) steps++
    last = number[c]
  }
  if (steps * 2 >= n) return 0
  for (c in often) bits -= often[c] / n * log2(often[c] / n)
  return bits >= 2.9
}

# Of a number up to 1. Not every awk has logarithms.
function log2(x,   whole, part, i) {
  whole = 0
  while (x < 1) { x *= 2; whole-- }
  for (part = 1; part > 0.0001; ) {
    x *= x; part /= 2
    if (x >= 2) { x /= 2; whole += part }
  }
  return whole
}

# Every place that a pattern fits, and what more it takes.
function framed(pattern, which,   rest, text) {
  rest = $0
  while (match(rest, pattern)) {
    text = substr(rest, RSTART, RLENGTH)
    if (which == "telegram" && index(text, ":") >= 9 && index(text, ":") <= 11 && length(text) - index(text, ":") == 35 && is_likely(substr(text, index(text, ":") + 1))) count["a Telegram bot token"]++
    if (which == "signed") count["a signed token (JWT)"]++
    if (which == "address" && text ~ /:[^:@][^:@][^:@]+@.$/ && text !~ /:[*x.]+@.$/) count["a password in an address"]++
    rest = substr(rest, RSTART + RLENGTH)
  }
}
